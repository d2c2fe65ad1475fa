package dev.skysweep.results;

import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import dev.skysweep.table.ParquetReader;
import dev.skysweep.table.Table;
import dev.skysweep.table.TableBuilder;
import dev.skysweep.table.WholeColumn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of single runs whose own files are gone since they were merged. Quick where runs are
/// asked for in the order of their ids. Not thread-safe.
public final class MergedRuns {
  /// What a run's own file held, as far as the merged one tells. Written again, it is that file to
  /// the bit, unless the file said more of itself than those of the other runs.
  public record Own(Table table, Map<String, String> metadata) {}

  /// A merged file, and which of its row groups have each run.
  private record Opened(Path file, Map<String, String> metadata, Map<Integer, Groups> groups) {}

  private record Groups(int first, int last) {
    Groups upTo(Groups later) {
      return new Groups(first, later.last);
    }
  }

  private final StudyFolder folder;
  private final CompactionLog log;
  private final Set<String> outputs;
  private @Nullable Opened opened;
  private int group = -1;
  private @Nullable Table rows;

  private MergedRuns(StudyFolder folder, CompactionLog log) {
    this.folder = folder;
    this.log = log;
    this.outputs = log.blocks().stream().map(MergedBlock::table).collect(Collectors.toSet());
  }

  /// Those of a study.
  ///
  /// @throws dev.skysweep.manifest.ManifestException if the log of the merging is damaged
  public static MergedRuns of(StudyFolder folder, Manifest manifest) {
    return new MergedRuns(folder, CompactionLog.read(folder, manifest));
  }

  /// The rows that this file of a run had; empty if they were never merged.
  ///
  /// @throws IOException if the merged file can't be read, or is none of ours
  public Optional<Own> of(int runId, OutputFile file) throws IOException {
    Optional<MergedPart> part =
        outputs.stream()
            .flatMap(output -> log.block(output, MergedBlock.firstOf(runId)).stream())
            .flatMap(block -> block.parts().stream())
            .filter(each -> each.holds(runId, file.sha256()))
            .findFirst();
    return part.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(rowsOf(runId, open(folder.root().resolve(part.get().file()))));
  }

  private @Nullable Own rowsOf(int runId, Opened part) throws IOException {
    Groups groups = part.groups().get(runId);
    if (groups == null) {
      return null;
    }
    TableBuilder own = null;
    for (int each = groups.first(); each <= groups.last(); each++) {
      Table all = group(part, each);
      WholeColumn ids = (WholeColumn) all.columns().getFirst();
      Table fields = new Table(all.columns().subList(1, all.columns().size()));
      own = own == null ? new TableBuilder(fields) : own;
      for (int row = 0; row < all.rowCount(); row++) {
        if (ids.value(row) == runId) {
          own.add(fields, row, row + 1);
        }
      }
    }
    return new Own(Objects.requireNonNull(own).build(), part.metadata());
  }

  private Opened open(Path file) throws IOException {
    if (opened == null || !opened.file().equals(file)) {
      group = -1;
      rows = null;
      Map<Integer, Groups> groups = new HashMap<>();
      Map<String, String> metadata;
      try (FileChannel channel = FileChannel.open(file)) {
        ParquetReader reader = reader(file, channel);
        metadata = reader.metadata();
        for (int each = 0; each < reader.rowGroups(); each++) {
          WholeColumn ids = (WholeColumn) reader.rows(each).columns().getFirst();
          for (int row = 0; row < ids.size(); row++) {
            groups.merge((int) ids.value(row), new Groups(each, each), Groups::upTo);
          }
        }
      }
      opened = new Opened(file, metadata, groups);
    }
    return opened;
  }

  private Table group(Opened part, int wanted) throws IOException {
    if (rows == null || group != wanted) {
      try (FileChannel channel = FileChannel.open(part.file())) {
        rows = reader(part.file(), channel).rows(wanted);
        group = wanted;
      }
    }
    return rows;
  }

  private static ParquetReader reader(Path file, FileChannel channel) throws IOException {
    return ParquetReader.open(channel)
        .filter(reader -> List.of("run_id").equals(reader.columnNames().subList(0, 1)))
        .orElseThrow(() -> new IOException(file + " is not as it was written"));
  }
}
