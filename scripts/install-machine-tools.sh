#!/bin/sh
# Installs what tests make machines with, for clusters over ssh, where it is missing. Needs apt and root;
# else, and where nothing can be fetched, says what to do, and those tests are skipped with a reason.
packages="iproute2 openssh-server rsync tini"
PATH="$PATH:/usr/sbin:/sbin"
missing=false
for program in ip sshd rsync tini; do
  command -v "$program" >/dev/null || missing=true
done
if ! "$missing"; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "install-machine-tools: installing $packages, for the tests of clusters over ssh" >&2
  if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null; then
    exit 0
  fi
fi
echo "install-machine-tools: can't install $packages: the tests of clusters over ssh are skipped." >&2
echo "  Debian and Ubuntu: sudo apt-get install $packages" >&2
