# Sourced by the launchers: find_jdk sets `jdk` to the home of a JDK 25 or newer, or says where it looked.
# Order: $JAVA_HOME, the `javac` on the PATH, the usual folders (the first that is new enough).
# Starts no process where it can help it: `skysweep --help` waits for it.

# Sets `feature` to the Java version that a JDK's release file tells, or to nothing.
jdk_feature() {
  local line
  feature=""
  [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case "$line" in
      JAVA_VERSION=\"*)
        line="${line#JAVA_VERSION=\"}"
        feature="${line%%[!0-9]*}"
        return 0
        ;;
    esac
  done <"$1/release"
}

find_jdk() {
  local on_path home feature looked="" seen=:
  if [ -n "${JAVA_HOME:-}" ] && [ ! -d "$JAVA_HOME" ]; then
    looked="
    $JAVA_HOME (JAVA_HOME: no such folder)"
  fi
  on_path="$(command -v javac || true)"
  [ -z "$on_path" ] || on_path="$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")"
  for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    case "$seen" in *":$home:"*) continue ;; esac
    seen="$seen$home:"
    jdk_feature "$home"
    if [ -x "$home/bin/javac" ] && [ "${feature:-0}" -ge 25 ]; then
      jdk="$home"
      return 0
    fi
    looked="$looked
    $home (${feature:+Java }${feature:-no JDK})"
  done
  echo "${0##*/}: no JDK 25 or newer found. Looked at JAVA_HOME, the PATH and the usual folders:${looked:-
    nothing there}
  Install one (a JDK, not only a runtime), or set JAVA_HOME to where it is." >&2
  return 1
}
