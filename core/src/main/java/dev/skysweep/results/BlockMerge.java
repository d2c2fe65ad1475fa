package dev.skysweep.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.MergedRows.LivePart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Merges the runs of one block of one output. The order makes it safe against a crash at any
/// point: the new files are on the disk before the log names them, and only what is of no use any
/// more goes after that.
final class BlockMerge {
  /// A file this large is read as quickly by itself.
  private static final long MOST_BYTES = 1 << 20;

  private final StudyFolder folder;
  private final CompactionLog log;
  private final String table;
  private final int first;
  private final MergedRows now;
  private final Set<String> names = new HashSet<>();

  /// @param files of all runs of the block, in the order of the runs
  BlockMerge(StudyFolder folder, CompactionLog log, String table, int first, List<RunFile> files) {
    this.folder = folder;
    this.log = log;
    this.table = table;
    this.first = first;
    this.now = MergedRows.of(log, table, files);
  }

  /// The runs whose rows are in a merged file already.
  List<RunFile> merged() {
    return now.parts().stream().flatMap(part -> part.live().stream()).toList();
  }

  /// Merges what is not merged yet, and drops the rows of runs that were made again.
  ///
  /// @return the files whose rows were merged now
  List<RunFile> run(Database database) {
    Merged merged = new Merged(new ArrayList<>(), new ArrayList<>());
    boolean changed = hasDeadParts();
    for (LivePart part : now.parts()) {
      changed |= !part.all();
      merged.parts().add(part.all() ? part.part() : withoutTheDead(database, part));
    }
    List<RunFile> sound = now.others().stream().filter(this::isMergeable).toList();
    if (!sound.isEmpty()) {
      for (List<RunFile> alike : MergeQuery.byColumns(database, sound)) {
        merged.parts().add(part(alike, target -> MergeQuery.write(database, alike, target)));
        merged.files().addAll(alike);
      }
    }
    if (changed || !merged.files().isEmpty()) {
      record(merged.parts());
    }
    return merged.files();
  }

  private record Merged(List<MergedPart> parts, List<RunFile> files) {}

  private boolean hasDeadParts() {
    return log.block(table, first)
        .map(block -> block.parts().size() > now.parts().size())
        .orElse(false);
  }

  /// What is damaged is not spread.
  private boolean isMergeable(RunFile file) {
    return !file.sha256().isEmpty()
        && file.bytes() <= MOST_BYTES
        && file.isParquet()
        && file.path().startsWith(folder.root())
        && Files.exists(file.path())
        && Sha256.of(file.path()).equals(file.sha256());
  }

  private void record(List<MergedPart> parts) {
    List<Path> old =
        log.block(table, first).stream()
            .flatMap(block -> block.parts().stream())
            .filter(part -> !parts.contains(part))
            .map(part -> folder.root().resolve(part.file()))
            .toList();
    log.add(new MergedBlock(table, first, parts));
    old.forEach(Compaction::remove);
  }

  private MergedPart withoutTheDead(Database database, LivePart part) {
    Path merged = folder.root().resolve(part.part().file());
    return part(part.live(), target -> MergeQuery.filter(database, merged, part.live(), target));
  }

  private interface Content {
    void writeTo(Path target);
  }

  private MergedPart part(List<RunFile> runs, Content content) {
    Path file = freeName(runs.getFirst().runId(), runs.getLast().runId());
    Path tables = folder.tables().resolve(table);
    Path partial = tables.resolve("." + file.getFileName() + ".partial");
    Folders.create(tables);
    content.writeTo(partial);
    try {
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(partial, file, ATOMIC_MOVE);
      Folders.sync(tables);
      Map<Integer, String> marks = new TreeMap<>();
      runs.forEach(run -> marks.put(run.runId(), MergedPart.mark(run.sha256())));
      return new MergedPart(folder.relative(file), Files.size(file), Sha256.of(file), marks);
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  private Path freeName(int from, int to) {
    String range = "part-%06d-%06d".formatted(from, to);
    String name = range;
    for (int i = 2; log.names(part(name)) || !names.add(name); i++) {
      name = range + "-" + i;
    }
    return folder.root().resolve(part(name));
  }

  private String part(String name) {
    return "tables/" + table + "/" + name + ".parquet";
  }
}
