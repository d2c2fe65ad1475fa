"""Tasks a second that do nothing, over ray://, by Ray's own client, in a sliding window."""
import sys
import time

import ray

TASKS = 2000
ray.init(sys.argv[1], logging_level="ERROR")


@ray.remote(max_retries=0)
def f(x):
    return x


ray.get(f.remote(0))
for window in (100, 1000, 1000):
    start, waiting = time.time(), []
    for i in range(TASKS):
        if len(waiting) >= window:
            done, waiting = ray.wait(waiting, num_returns=1)
            ray.get(done)
        waiting.append(f.remote(i))
    ray.get(waiting)
    print("Ray's, %d in flight: %.0f tasks/s" % (window, TASKS / (time.time() - start)))
start = time.time()
ray.get([f.remote(i) for i in range(TASKS)])
print("Ray's, all at once: %.0f tasks/s" % (TASKS / (time.time() - start)))
