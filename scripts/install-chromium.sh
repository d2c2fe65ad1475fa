#!/bin/sh
# Installs the browser that tests look at pages with, where there is none. Needs apt and root; else says
# what to do, and the tests of pages are skipped with a reason.
for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "install-chromium: installing Debian's Chromium, for the tests of pages" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "install-chromium: no Chromium, and no right to install one: the tests of pages are skipped." >&2
  echo "  Debian and Ubuntu: sudo apt-get install chromium" >&2
fi
