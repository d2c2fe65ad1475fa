#!/bin/sh
# Builds the command into cli/target/skysweep: the jar, DuckDB's native library beside it, caches that
# make the command and its workers start quickly, and a launcher for machines that get only this folder.
# Called by ../skysweep, with JAVA_HOME set, where nothing is built yet or a source has changed.
set -eu
home="$1"
app="$home/cli/target/skysweep"
log="$home/cli/target/assemble.log"

echo "skysweep: building (a minute the first time) …" >&2
mkdir -p "$home/cli/target"
rm -rf "$app"
if ! "$home/build" --quiet -Dquick -Dmaven.test.skip=true -pl cli -am package >"$log" 2>&1; then
  echo "skysweep: the build failed; the end of $log:" >&2
  tail -n 20 "$log" >&2
  exit 1
fi

# As DuckDB names its libraries, and as the JVM looks for them on java.library.path.
case "$(uname -s)" in
  Darwin) system=macos library=libduckdb_java.dylib ;;
  *) system=linux library=libduckdb_java.so ;;
esac
case "$(uname -m)" in
  arm64 | aarch64) machine=arm64 ;;
  *) machine=amd64 ;;
esac
duckdb="$home/cli/target/dependency/duckdb_jdbc.jar"
cp "$home/deploy/skysweep" "$app/skysweep"
mkdir "$app/native"
(cd "$app/native" && "$JAVA_HOME/bin/jar" --extract --file "$duckdb" "libduckdb_java.so_${system}_$machine")
mv "$app/native/libduckdb_java.so_${system}_$machine" "$app/native/$library"

"$JAVA_HOME/bin/java" "$home/scripts/RaiseClasses.java" "$app/skysweep.jar" picocli
# train CACHE CLASS [ARGUMENT…]: makes a cache of what a program loads.
train() {
  cache="$1"
  shift
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$app/$cache" \
    --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -Djava.library.path="$app/native" \
    -cp "$app/skysweep.jar" "$@" >>"$log" 2>&1 || true
}
train skysweep.aot dev.skysweep.cli.CommandTraining
# The JVM loads all that a cache holds before it begins, so help has a small one of its own.
train help.aot dev.skysweep.cli.Skysweep --help
touch "$app/built"
