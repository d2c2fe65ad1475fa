package dev.skysweep.results;

import dev.skysweep.SweepException;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.RunOutputs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Merges the Parquet files of many runs into few, a thousand runs each, `tables/report__RF/
/// part-000000-000999.parquet`: those are read in a fraction of the time. Each run is merged once.
/// A crash at any point loses and doubles nothing.
///
/// Runs with files of more than a mebibyte stay as they are, and so does what is not as the
/// manifest says. For one thread at a time.
public final class Compaction implements AutoCloseable {
  /// Named by its first and last run.
  private static final Pattern PART =
      Pattern.compile("part-(\\d{1,9})-(\\d{1,9})(-\\d+)?\\.parquet");

  private final StudyFolder folder;
  private final CompactionLog log;

  private Compaction(StudyFolder folder, CompactionLog log) {
    this.folder = folder;
    this.log = log;
  }

  /// Clears up what a crash left of the compaction before.
  ///
  /// @param lock held on the study folder until this is closed
  /// @param manifest opened since the lock was taken
  /// @throws dev.skysweep.manifest.ManifestException if the log of earlier compactions is damaged,
  ///   or does not name what has the only rows of a run
  /// @throws StorageException if the folder can't be read
  public static Compaction open(StudyLock lock, Manifest manifest) {
    CompactionLog log = CompactionLog.write(lock, manifest);
    var compaction = new Compaction(lock.folder(), log);
    try {
      compaction.removeOrphans(manifest);
    } catch (SweepException e) {
      log.close();
      throw e;
    }
    return compaction;
  }

  /// What becomes of the runs' own files; as it was for the last compaction unless chosen.
  public Layout layout() {
    return log.layout();
  }

  public void choose(Layout layout) {
    log.choose(layout);
  }

  /// Merges the runs of one block on this thread.
  ///
  /// @param runs the outputs of all runs of the block that are ok
  public void merge(Map<Integer, RunOutputs> runs) {
    Map<Block, List<RunFile>> blocks = new TreeMap<>();
    new TreeMap<>(runs).forEach((run, outputs) -> add(blocks, run, outputs));
    blocks.forEach(this::merge);
  }

  /// Merges all runs that the manifest calls ok.
  ///
  /// @return how many files of runs were merged now
  /// @throws StorageException if something can't be read or written; what was merged before stays
  public int mergeAll(Manifest manifest) {
    // by its first run, the outputs of which a block has rows: where no run is ok any more, they go
    Map<Integer, List<String>> tables = new TreeMap<>();
    log.blocks()
        .forEach(block ->
            tables.computeIfAbsent(block.first(), _ -> new ArrayList<>()).add(block.table()));
    manifest
        .recorded()
        .filter(run -> manifest.status(run) == RunStatus.OK)
        .forEach(run -> tables.computeIfAbsent(MergedBlock.firstOf(run), _ -> List.of()));
    AtomicInteger merged = new AtomicInteger();
    // the files of one block at a time: those of a million runs would take all of the memory
    Threads.forEach(
        List.copyOf(tables.entrySet()),
        block -> merged.addAndGet(mergeBlock(manifest, block.getKey(), block.getValue())));
    return merged.get();
  }

  private int mergeBlock(Manifest manifest, int first, List<String> tables) {
    Map<Block, List<RunFile>> blocks = new TreeMap<>();
    tables.forEach(table -> blocks.put(new Block(table, first), new ArrayList<>()));
    ok(manifest, IntStream.range(0, MergedBlock.RUNS).map(at -> first + at))
        .forEach(entry -> add(blocks, entry.runId(), entry.outputs()));
    return blocks.entrySet().stream()
        .mapToInt(block -> merge(block.getKey(), block.getValue()))
        .sum();
  }

  private static Stream<ManifestEntry> ok(Manifest manifest, IntStream runs) {
    return runs.filter(run -> manifest.status(run) == RunStatus.OK)
        .mapToObj(manifest::entry)
        .flatMap(Optional::stream);
  }

  @Override
  public void close() {
    log.close();
  }

  private record Block(String table, int first) implements Comparable<Block> {
    @Override
    public int compareTo(Block other) {
      return Comparator.comparing(Block::table).thenComparingInt(Block::first).compare(this, other);
    }
  }

  private void add(Map<Block, List<RunFile>> blocks, int run, RunOutputs outputs) {
    RunFile.of(folder, run, outputs)
        .forEach((table, file) -> {
          // what a user's program wrote is never removed
          if (!table.startsWith(RunOutputs.EXTRA)) {
            blocks
                .computeIfAbsent(new Block(table, MergedBlock.firstOf(run)), _ -> new ArrayList<>())
                .add(file);
          }
        });
  }

  private int merge(Block block, List<RunFile> files) {
    files.sort(Comparator.comparingInt(RunFile::runId));
    var merge = new BlockMerge(folder, log, block.table(), block.first(), files);
    List<RunFile> merged = merge.run();
    if (log.layout() == Layout.COMPACT) {
      removeLeftOvers(merge.merged());
      merged.forEach(file -> remove(file.path()));
    }
    return merged.size();
  }

  /// Files go in the order of the runs: where the last one is gone, all are.
  private static void removeLeftOvers(List<RunFile> merged) {
    if (!merged.isEmpty() && Files.exists(merged.getLast().path())) {
      merged.forEach(file -> remove(file.path()));
    }
  }

  private void removeOrphans(Manifest manifest) {
    if (!Files.isDirectory(folder.tables())) {
      return;
    }
    try (Stream<Path> tables = Files.list(folder.tables())) {
      for (Path table : (Iterable<Path>) tables.filter(Files::isDirectory)::iterator) {
        try (DirectoryStream<Path> parts =
            Files.newDirectoryStream(table, "{part-*.parquet,.part-*.partial}")) {
          for (Path part : parts) {
            if (!log.names(folder.relative(part))) {
              requireNeedless(folder.tables().relativize(table) + "", part, manifest);
              Files.delete(part);
            }
          }
        }
      }
    } catch (IOException e) {
      throw StorageException.writing(folder.tables(), e);
    }
  }

  /// A crash leaves no file unnamed that is needed, but a log that lost lines otherwise does.
  private void requireNeedless(String table, Path part, Manifest manifest) {
    Matcher runs = PART.matcher(String.valueOf(part.getFileName()));
    if (!runs.matches()) {
      return;
    }
    int first = Integer.parseInt(runs.group(1));
    int last = Math.min(Integer.parseInt(runs.group(2)), manifest.runCount() - 1);
    ok(manifest, IntStream.rangeClosed(first, last))
        .flatMap(entry ->
            Stream.ofNullable(RunFile.of(folder, entry.runId(), entry.outputs()).get(table)))
        .filter(
            file -> !Files.exists(file.path()) && !log.holds(table, file.runId(), file.sha256()))
        .findFirst()
        .ifPresent(file -> {
          throw log.noLongerNames(part, file.runId());
        });
  }

  /// Nothing is lost when a file stays that is of no use.
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the next compaction tries again
    }
  }
}
