/// Tables and data frames over all runs of a study folder: manifest and Parquet, read by DuckDB.
/// Knows nothing of pools or of a running sweep. Start at `SweepResult`.
@NullMarked
package dev.skysweep.results;

import org.jspecify.annotations.NullMarked;
