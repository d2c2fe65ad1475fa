#!/usr/bin/env bash
# Writes .mvn/checksums anew after a dependency or a plugin has changed: fetches all that any build of ours
# asks for into an empty repository, and keeps each file's SHA-256. To be run on Linux on x86-64, which is
# where the build refuses what isn't listed. Look at what `git diff` shows then.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

fetching() {
  ./build --quiet -Dmaven.repo.local="$work/repository" \
    -Daether.trustedChecksumsSource.summaryFile.basedir="$work" \
    -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Daether.artifactResolver.postProcessor.trustedChecksums.failIfMissing=false "$@"
}

# With a test, since Surefire fetches what runs it only then.
fetching clean verify -Dtest='GridTest,PickleTest' -Dsurefire.failIfNoSpecifiedTests=false
fetching -Ppit,audit org.apache.maven.plugins:maven-dependency-plugin:resolve-plugins
fetching spotless:apply
LC_ALL=C sort -k 2 "$work/checksums.sha256" >.mvn/checksums/checksums.sha256
wc -l .mvn/checksums/checksums.sha256
