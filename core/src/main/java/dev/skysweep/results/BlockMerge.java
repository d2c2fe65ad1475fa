package dev.skysweep.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.RunMarks;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.MergedRows.LivePart;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.ParquetReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  List<RunFile> run() {
    List<MergedPart> parts = new ArrayList<>();
    List<RunFile> merged = new ArrayList<>();
    Folders.create(folder.tables().resolve(table));
    try {
      for (LivePart part : now.parts()) {
        parts.add(part.all() ? part.part() : withoutTheDead(part));
      }
      List<RunFile> waiting = now.others().stream().filter(this::isSmall).toList();
      while (!waiting.isEmpty()) {
        waiting = mergeAlike(waiting, parts, merged);
      }
    } catch (IOException e) {
      throw StorageException.writing(folder.tables().resolve(table), e);
    }
    if (!parts.equals(log.block(table, first).map(MergedBlock::parts).orElse(List.of()))) {
      record(parts);
    }
    return merged;
  }

  private boolean isSmall(RunFile file) {
    return !file.sha256().isEmpty()
        && file.bytes() <= MOST_BYTES
        && file.isParquet()
        && file.path().startsWith(folder.root());
  }

  /// Makes one file of all those with the columns of the first. Nearly always that is all of them.
  ///
  /// @return those with other columns; without what can't be merged
  private List<RunFile> mergeAlike(
      List<RunFile> files, List<MergedPart> parts, List<RunFile> merged) throws IOException {
    int at = 0;
    ParquetReader first = null;
    while (first == null && at < files.size()) {
      first = sound(files.get(at++));
    }
    if (first == null) {
      return List.of();
    }
    List<RunFile> alike = new ArrayList<>(List.of(files.get(at - 1)));
    List<RunFile> others = new ArrayList<>();
    try (MergedFile target = MergedFile.ofRunsLike(first, partial())) {
      target.add(alike.getFirst().runId(), first);
      for (RunFile file : files.subList(at, files.size())) {
        ParquetReader reader = sound(file);
        if (reader != null && reader.hasColumnsOf(first)) {
          target.add(file.runId(), reader);
          alike.add(file);
        } else if (reader != null) {
          others.add(file);
        }
      }
      parts.add(part(alike, target));
      merged.addAll(alike);
    }
    return others;
  }

  /// What is damaged is not spread.
  private static @Nullable ParquetReader sound(RunFile file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file.path());
    } catch (NoSuchFileException e) {
      return null;
    }
    return Sha256.of(bytes).equals(file.sha256())
        ? ParquetReader.open(bytes).filter(MergedFile::hasFreeNames).orElse(null)
        : null;
  }

  private MergedPart withoutTheDead(LivePart part) throws IOException {
    Path old = folder.root().resolve(part.part().file());
    Set<Integer> live = part.live().stream().map(RunFile::runId).collect(Collectors.toSet());
    try (FileChannel channel = FileChannel.open(old)) {
      ParquetReader reader =
          ParquetReader.open(channel)
              .orElseThrow(() -> new IOException(old + " is not as it was written"));
      try (MergedFile target = MergedFile.after(reader, partial())) {
        target.addMerged(reader, live);
        return part(part.live(), target);
      }
    }
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

  /// Ends a file of merged runs, which the log may name then.
  private MergedPart part(List<RunFile> runs, MergedFile rows) throws IOException {
    Path file = freeName(runs.getFirst().runId(), runs.getLast().runId());
    ParquetFile.Written written = rows.finish();
    Files.move(partial(), file, ATOMIC_MOVE);
    Folders.sync(folder.tables().resolve(table));
    Map<Integer, String> marks = new TreeMap<>();
    runs.forEach(run -> marks.put(run.runId(), MergedPart.mark(run.sha256())));
    return new MergedPart(
        folder.relative(file), written.bytes(), written.sha256(), new RunMarks(marks));
  }

  private Path partial() {
    return folder.tables().resolve(table).resolve(".part-%06d.parquet.partial".formatted(first));
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
