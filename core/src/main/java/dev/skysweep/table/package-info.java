/// Columns in memory, and their way into a Parquet file through DuckDB.
@NullMarked
package dev.skysweep.table;

import org.jspecify.annotations.NullMarked;
