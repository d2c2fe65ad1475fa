# Sourced by the benchmarks: where things are, and how figures are printed.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

now() { date +%s.%N; }

# seconds COMMAND…: runs it with its output in a file, prints the seconds it took.
seconds() {
  local start
  start="$(now)"
  if ! "$@" >"$work/last.log" 2>&1; then
    echo "failed: $*" >&2
    tail -n 5 "$work/last.log" >&2
    return 1
  fi
  awk -v a="$start" -v b="$(now)" 'BEGIN { printf "%.3f", b - a }'
}

# ratio A B: A / B with two digits.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

machine() {
  printf '%s, %s cores, load %s, %s\n' "$(date -I)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
}
