"""Seconds for ten normal fields of a Monte Carlo study: numpy's array of them all at once, then
gmat-sweep's expansion, a stream for each value as ours, over a hundredth of the runs."""

import sys
import time

import numpy
from gmat_sweep import expand_monte_carlo_to_run_specs

runs = int(sys.argv[1])
start = time.perf_counter()
numpy.random.default_rng(42).normal(7000, 0.05, size=(runs, 10))
array = time.perf_counter() - start
perturb = {f"Sat.F{i}": ("normal", 7000.0, 0.05) for i in range(10)}
few = max(1, runs // 100)
start = time.perf_counter()
expand_monte_carlo_to_run_specs(perturb, n=few, seed=42, script_path="m", output_dir="o")
print(f"{array:.3f} {(time.perf_counter() - start) * runs / few:.1f}")
