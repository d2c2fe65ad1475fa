package dev.skysweep.results;

import dev.skysweep.table.Column;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.ParquetReader;
import dev.skysweep.table.ParquetWriter;
import dev.skysweep.table.Table;
import dev.skysweep.table.TableBuilder;
import dev.skysweep.table.WholeColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A file of merged runs on its way to the disk: `run_id`, then the columns of the runs' files, run
/// after run. What all the runs' files say of themselves, it says too.
final class MergedFile implements AutoCloseable {
  private static final String RUN_ID = "run_id";

  /// Names that we or DuckDB, reading the file, give to something else.
  private static final Set<String> TAKEN =
      Set.of(RUN_ID, "file_index", "file_row_number", "filename");

  private final Table like;
  private final Map<String, String> metadata;
  private final ParquetWriter writer;
  private TableBuilder rows;

  private MergedFile(Path file, Table like, Map<String, String> metadata) throws IOException {
    this.like = like;
    this.metadata = new TreeMap<>(metadata);
    this.writer = ParquetWriter.open(file, like);
    this.rows = new TableBuilder(like);
  }

  /// For runs' files that have the columns of `run`.
  static MergedFile ofRunsLike(ParquetReader run, Path file) throws IOException {
    return new MergedFile(file, withRun(0, run.empty()), run.metadata());
  }

  /// For rows of an older file of merged runs.
  static MergedFile after(ParquetReader merged, Path file) throws IOException {
    return new MergedFile(file, merged.empty(), merged.metadata());
  }

  /// Whether a run's file can be merged, as far as its columns' names go.
  static boolean hasFreeNames(ParquetReader run) {
    return run.columnNames().stream()
        .noneMatch(name -> TAKEN.contains(name.toLowerCase(Locale.ROOT)));
  }

  void add(int run, ParquetReader own) throws IOException {
    metadata.entrySet().retainAll(own.metadata().entrySet());
    for (int group = 0; group < own.rowGroups(); group++) {
      Table added = withRun(run, own.rows(group));
      take(added, 0, added.rowCount());
    }
  }

  /// Adds the rows of some runs of an older file.
  void addMerged(ParquetReader merged, Set<Integer> runs) throws IOException {
    for (int group = 0; group < merged.rowGroups(); group++) {
      Table old = merged.rows(group);
      WholeColumn ids = (WholeColumn) old.columns().getFirst();
      for (int row = 0; row < old.rowCount(); row++) {
        if (runs.contains((int) ids.value(row))) {
          take(old, row, row + 1);
        }
      }
    }
  }

  ParquetFile.Written finish() throws IOException {
    writer.append(rows.build());
    return writer.finish(metadata);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void take(Table added, int first, int end) throws IOException {
    rows.add(added, first, end);
    if (rows.rowCount() >= ParquetWriter.rowGroup(like)) {
      writer.append(rows.build());
      rows = new TableBuilder(like);
    }
  }

  private static Table withRun(int run, Table own) {
    var ids = new WholeColumn.Builder();
    for (int row = 0; row < own.rowCount(); row++) {
      ids.add(run);
    }
    List<Column> columns = new ArrayList<>(List.of(ids.build(RUN_ID)));
    columns.addAll(own.columns());
    return new Table(columns);
  }
}
