#!/usr/bin/env bash
# Machines for tests on one machine: each has its own network, processes, host name, home, /tmp and
# /dev/shm, and takes ssh. They see each other, this machine's programs, and the folder FOLDER under
# the same path; nothing else does.
#   machines.sh possible                whether this machine lets us
#   machines.sh up FOLDER NAME=IP...    the first also holds the network; prints nothing
#   machines.sh in FOLDER NAME COMMAND  runs a command there
#   machines.sh down FOLDER             ends them all
# MACHINES_SEE names a folder under /tmp that they see besides.
# Needs root and: iproute2, openssh-server, rsync, tini, util-linux.
set -euo pipefail

fail() {
  echo "machines: $*" >&2
  exit 1
}

# What a machine does when it starts, in its namespaces.
boot() {
  local folder="$1" name="$2" own="$1/$2"
  hostname "$name"
  ip link set lo up
  printf '127.0.0.1 localhost\n' >"$own/hosts"
  mount --bind "$own/hosts" /etc/hosts
  mount -t overlay overlay -o "lowerdir=$HOME,upperdir=$own/home,workdir=$own/work" "$HOME"
  # /tmp is private, but for the folder that all share
  mkdir -p "$own/tmp/${folder#/tmp/}"
  mount --rbind "$folder" "$own/tmp/${folder#/tmp/}"
  case "${MACHINES_SEE:-}" in
    /tmp/*)
      mkdir -p "$own/tmp/${MACHINES_SEE#/tmp/}"
      mount --rbind "$MACHINES_SEE" "$own/tmp/${MACHINES_SEE#/tmp/}"
      ;;
  esac
  mount --rbind "$own/tmp" /tmp
  chmod 1777 /tmp
  mount -t tmpfs -o size=2g tmpfs /dev/shm
  mount -t tmpfs tmpfs /run
  mkdir -p /run/sshd "$HOME/.ssh"
  chmod 700 "$HOME/.ssh"
  cp "$folder/key.pub" "$HOME/.ssh/authorized_keys"
  touch "$own/booted"
  exec tini -s -- sleep infinity
}

start() {
  local folder="$1" name="$2" own="$1/$2" tries
  mkdir -p "$own/home" "$own/work" "$own/tmp"
  setsid unshare --net --mount --pid --uts --ipc --fork --mount-proc --propagation private \
    bash "$0" boot "$folder" "$name" >"$own/boot.log" 2>&1 &
  echo $! >"$own/outer"
  for tries in $(seq 200); do
    [ -e "$own/booted" ] && break
    sleep 0.05
  done
  [ -e "$own/booted" ] || fail "$name does not start: $(tail -1 "$own/boot.log")"
  pgrep -P "$(cat "$own/outer")" | head -1 >"$own/pid"
}

inside() {
  local folder="$1" name="$2"
  shift 2
  exec nsenter -t "$(cat "$folder/$name/pid")" -m -n -p -u -i -- "$@"
}

up() {
  local folder="$1" first="" name ip number=0
  shift
  case "$folder" in /tmp/*) ;; *) fail "FOLDER must be under /tmp" ;; esac
  [ -e "$folder/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
  [ -e "$folder/hostkey" ] || ssh-keygen -q -t ed25519 -N '' -f "$folder/hostkey"
  for machine in "$@"; do
    name="${machine%=*}" ip="${machine#*=}"
    start "$folder" "$name"
    if [ -z "$first" ]; then
      first="$name"
      (inside "$folder" "$first" sh -c "ip link add br0 type bridge && ip addr add $ip/24 dev br0 && ip link set br0 up")
    else
      number=$((number + 1))
      join "$folder" "$first" "$name" "$number"
      (inside "$folder" "$first" sh -c "ip link set v$number master br0 up")
      (inside "$folder" "$name" sh -c "ip addr add $ip/24 dev eth0 && ip link set eth0 up && ip route add default via ${ip%.*}.1 || true")
    fi
    (inside "$folder" "$name" /usr/sbin/sshd -h "$folder/hostkey" -o PidFile=none -o UsePAM=no \
      -o PermitRootLogin=prohibit-password -o StrictModes=no)
  done
}

# The process ids that a machine sees are its own, so the link is made from here.
join() {
  local folder="$1" first="$2" name="$3" number="$4"
  nsenter -t "$(cat "$folder/$first/pid")" -n ip link add "v$number" type veth peer name eth0 netns "$(cat "$folder/$name/pid")"
}

down() {
  local folder="$1" pid
  for pid in "$folder"/*/pid; do
    [ -e "$pid" ] && kill -9 "$(cat "$pid")" 2>/dev/null || true
  done
}

command="$1"
shift
case "$command" in
  up) up "$@" ;;
  boot) boot "$@" ;;
  in) inside "$@" ;;
  down) down "$@" ;;
  possible)
    for program in ip sshd rsync tini nsenter ssh-keygen; do
      PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null || fail "no $program here"
    done
    unshare --net --mount --pid --uts --ipc --fork --mount-proc sh -c \
      'ip link add v0 type veth peer name v1' || fail "namespaces are not allowed here"
    ;;
  *) fail "unknown: $command" ;;
esac
