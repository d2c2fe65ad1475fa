"""Seconds that the reference takes for the summary of a study's report."""
import sys
import time
from pathlib import Path

from gmat_sweep import Manifest, lazy_multiindex, sweep_summary

study = Path(sys.argv[1])
start = time.perf_counter()
frame = lazy_multiindex(Manifest.load(study / "manifest.jsonl"), study)
sweep_summary(frame, by="run_id")
print(f"{time.perf_counter() - start:.3f}")
