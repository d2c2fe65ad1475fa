"""The sweeps of RaySleep.java by the reference's pool: ray_sleep.py ADDRESS FOLDER (HOOK RUNS)..."""
import sys
import time


def one_second(spec, outcome):
    time.sleep(1)
    return {}


def stragglers(spec, outcome):
    time.sleep(3 if spec.run_id % 4 == 0 else 0.1)
    return {}


if __name__ == "__main__":
    import gmat_sweep
    import numpy
    from gmat_sweep.backends.ray import RayPool

    pool = RayPool(address=sys.argv[1])
    for hook, runs in zip(sys.argv[3::2], map(int, sys.argv[4::2])):
        for name in ("first", "second"):
            start = time.time()
            frame = gmat_sweep.sweep(
                "bench/leo.script",
                grid={"Sat.SMA": numpy.linspace(7000, 7100, runs)},
                backend=pool,
                out="%s/%s-%s" % (sys.argv[2], hook, name),
                postprocess="ray_sleep:" + hook,
                progress=False,
            )
            made = len(set(frame.index.get_level_values("run_id")))
            print("reference: %d of %d runs, %s sweep: %.2f s" % (made, runs, name, time.time() - start), flush=True)
    pool.close()
