#!/bin/sh
# Builds the command into cli/target/skysweep, and a start-up cache that makes it quick.
# Called by ../skysweep, with JAVA_HOME set, where nothing is built yet or a source has changed.
set -eu
home="$1"
app="$home/cli/target/skysweep"
log="$home/cli/target/assemble.log"

echo "skysweep: building (a minute the first time) …" >&2
mkdir -p "$home/cli/target"
rm -rf "$app"
if ! "$home/build" --quiet -Dquick -Dmaven.test.skip=true -pl core,cli package >"$log" 2>&1; then
  echo "skysweep: the build failed; the end of $log:" >&2
  tail -n 20 "$log" >&2
  exit 1
fi
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$app/skysweep.aot" \
  --enable-native-access=ALL-UNNAMED -cp "$app/lib/*" dev.skysweep.cli.Skysweep --help >>"$log" 2>&1 || true
touch "$app/built"
