# Sourced by the benchmarks of Ray, after common.sh: a Ray of this machine that both pools can use. It is
# in the reference's own Python, whose tasks import it from the Ray worker's path.
./skysweep engine install >/dev/null
reference="$(bench/reference --install-ray)"
ray="$reference/venv"
gmat="$(ls -d "${SKYSWEEP_CACHE:-$HOME/.cache/skysweep}"/engine/gmatpy-* | head -n 1)"
export RAY_AUTH_MODE=token RAY_AUTH_TOKEN="bench-$RANDOM-$RANDOM-$RANDOM"
export RAY_ENABLE_UV_RUN_RUNTIME_ENV=0 GRPC_ENABLE_FORK_SUPPORT=0
address=ray://127.0.0.1:23999
head=""
trap 'stop_head; rm -rf "$work"' EXIT

# start_head SLOTS: sets `cluster`, its address for drivers on this machine.
start_head() {
  PYTHONPATH="$PWD/bench" GMAT_ROOT="$reference/gmat" setsid \
    "$ray/bin/ray" start --head --block "--num-cpus=$1" --port=0 --min-worker-port=0 --max-worker-port=0 \
    --ray-client-server-port=23999 --dashboard-port=23998 --dashboard-agent-listen-port=0 \
    --object-store-memory=100000000 --disable-usage-stats --temp-dir="$work/ray$1" >"$work/log$1" 2>&1 &
  head=$!
  # it says that it runs, and then writes down where
  until grep -qs "Ray runtime started" "$work/log$1" && [ -s "$work/ray$1/ray_current_cluster" ]; do
    if ! kill -0 $head 2>/dev/null; then
      echo "bench: Ray doesn't start:" >&2
      tail -n 5 "$work/log$1" >&2
      exit 1
    fi
    sleep 0.2
  done
  cluster="$(cat "$work/ray$1/ray_current_cluster")"
}

# quiet NAME COMMAND…: runs it without its standard error, of which the end is shown if it fails.
quiet() {
  if ! "${@:2}" 2>"$work/quiet.log"; then
    echo "bench: $1 failed:" >&2
    tail -n 15 "$work/quiet.log" >&2
    return 1
  fi
}

stop_head() {
  if [ -n "$head" ]; then
    kill "$head"
    wait "$head" 2>/dev/null || true
    head=""
  fi
}
