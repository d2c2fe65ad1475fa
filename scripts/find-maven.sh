# Sourced by the build: find_maven sets `mvn` to the Maven to run and `known` to whether it is the pinned
# one, or says why there is none. Needs JAVA_HOME.
#
# The pinned Maven, of the SHA-256 in .mvn/wrapper, is fetched once. Where it can't be, one on the PATH will
# do that holds what it fetches against .mvn/checksums: 3.9 or newer.

find_maven() {
  local line sha256="" version
  while IFS= read -r line; do
    case "$line" in distributionSha256Sum=*) sha256="${line#*=}" ;; esac
  done <.mvn/wrapper/maven-wrapper.properties
  known=true
  mvn="${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/skysweep/$sha256/bin/mvn"
  [ ! -x "$mvn" ] || return 0
  echo "build: fetching Maven (9 MB, once)" >&2
  # shellcheck disable=SC2086 # the options of a proxy are words
  if "$JAVA_HOME/bin/java" ${MAVEN_OPTS:-} scripts/FetchMaven.java \
    .mvn/wrapper/maven-wrapper.properties "${mvn%/bin/mvn}"; then
    return 0
  fi
  known=false
  mvn="$(command -v mvn || true)"
  version="$([ -z "$mvn" ] || "$mvn" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
  case "$version" in
    3.9.* | 3.[1-9][0-9]* | [4-9].*)
      echo "build: goes on with the Maven $version on the PATH" >&2
      ;;
    *)
      echo "build: there is no other Maven that checks what it fetches (3.9 or newer; on the PATH: ${version:-none}).
  Put one on the PATH, or name a repository to fetch it from: MVNW_REPOURL=https://…/maven2" >&2
      return 1
      ;;
  esac
}
