"""Seconds that the reference takes to read a Saltelli study, for its summary by time, and for its Sobol indices."""
import sys
import time
from pathlib import Path

from gmat_sweep import Manifest, lazy_multiindex, sobol_analyze, sweep_summary

study = Path(sys.argv[1])
start = time.perf_counter()
frame = lazy_multiindex(Manifest.load(study / "manifest.jsonl"), study)
read = time.perf_counter() - start
frame = frame.drop(columns=[name for name in frame.columns if "Gregorian" in name])
start = time.perf_counter()
sweep_summary(frame, by="time")
summary = time.perf_counter() - start
fields = {"Sat.ECC": ("uniform", 0, 0.1), "Sat.SMA": ("uniform", 6900, 7100)}
start = time.perf_counter()
indices = sobol_analyze(frame, fields, "Sat.X", seed=3)
sobol = time.perf_counter() - start
print(f"{read + summary:.1f} {read + sobol:.1f} {float(indices['value'].iloc[0]):.9f}")
