# Sourced by the launchers: find_jdk prints the home of a JDK 25 or newer, or says where it looked.
# Order: $JAVA_HOME, the `javac` on the PATH, the usual folders (the first that is new enough).

jdk_feature() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

find_jdk() {
  local on_path home feature looked=""
  on_path="$(command -v javac || true)"
  [ -z "$on_path" ] || on_path="$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")"
  for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    feature="$(jdk_feature "$home")"
    if [ -x "$home/bin/javac" ] && [ "${feature:-0}" -ge 25 ]; then
      printf '%s\n' "$home"
      return 0
    fi
    looked="$looked
    $home ($([ -n "$feature" ] && echo "Java $feature" || echo "no JDK"))"
  done
  echo "${0##*/}: no JDK 25 or newer found. Looked at JAVA_HOME, the PATH and the usual folders:${looked:-
    nothing there}
  Install one (a JDK, not only a runtime), or set JAVA_HOME to where it is." >&2
  return 1
}
