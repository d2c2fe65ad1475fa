package dev.skysweep.manifest;

import dev.skysweep.files.AppendLog;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `tables/compaction.jsonl`: in which file of `tables` the rows of merged runs lie. It says where
/// to look, never what counts: a merged run is one whose file the manifest still names by the same
/// hash. Its lines are sealed as the manifest's are, its first line names the manifest that it goes
/// with, and the last line of a block counts.
///
/// Safe for any number of threads.
public final class CompactionLog implements AutoCloseable {
  private final Path file;
  private final LineSeal seal;
  private final Map<String, Map<Integer, MergedBlock>> blocks = new TreeMap<>();
  private Layout layout = Layout.PER_RUN;
  private long wholeBytes;
  private @Nullable AppendLog log;

  private CompactionLog(StudyFolder folder, Manifest manifest) {
    this.file = file(folder);
    this.seal = manifest.scan().seal;
  }

  /// Reads what has been merged; nothing if the file is of an earlier sweep or missing.
  ///
  /// @throws ManifestException if it is damaged
  /// @throws StorageException if it can't be read
  public static CompactionLog read(StudyFolder folder, Manifest manifest) {
    var log = new CompactionLog(folder, manifest);
    try {
      log.read(Files.readAllBytes(log.file));
    } catch (NoSuchFileException e) {
      return log;
    } catch (IOException e) {
      throw StorageException.reading(log.file, e);
    }
    return log;
  }

  /// As [#read], to be added to. What was read is on the disk then: files that it makes needless
  /// are about to go. The file is made with the first line.
  ///
  /// @param lock held on the study folder until this is closed
  /// @throws StorageException if it can't be written
  public static CompactionLog write(StudyLock lock, Manifest manifest) {
    CompactionLog log = read(lock.folder(), manifest);
    if (log.wholeBytes > 0) {
      try {
        log.opened().sync();
      } catch (StorageException e) {
        log.close();
        throw e;
      }
    }
    return log;
  }

  static Path file(StudyFolder folder) {
    return folder.tables().resolve("compaction.jsonl");
  }

  /// What the last compaction did with the runs' own files.
  public synchronized Layout layout() {
    return layout;
  }

  /// The merged blocks of all outputs.
  public synchronized List<MergedBlock> blocks() {
    return blocks.values().stream().flatMap(table -> table.values().stream()).toList();
  }

  public synchronized Optional<MergedBlock> block(String table, int first) {
    return Optional.ofNullable(blocks.getOrDefault(table, Map.of()).get(first));
  }

  /// Whether the rows of a run's own file were merged, so that the file may be gone.
  public boolean holds(String table, int runId, String sha256) {
    return block(table, MergedBlock.firstOf(runId)).stream()
        .flatMap(block -> block.parts().stream())
        .anyMatch(part -> part.holds(runId, sha256));
  }

  /// Whether a file of `tables` holds rows that count.
  public synchronized boolean names(String part) {
    return blocks().stream()
        .flatMap(block -> block.parts().stream())
        .anyMatch(known -> known.file().equals(part));
  }

  /// What is wrong where a file of `tables` that is not named has the only rows of a run.
  public ManifestException noLongerNames(Path part, int runId) {
    return new ManifestException(
        file,
        "%s has the only rows of run %d and is not named here any more; put this file back from a copy, or move that one away and make its runs again"
            .formatted(part, runId));
  }

  /// Records, durably, what becomes of the runs' own files from now on.
  public synchronized void choose(Layout chosen) {
    if (chosen != layout) {
      append(CompactionLines.layout(chosen));
      layout = chosen;
    }
  }

  /// Records a merged block durably; from here on it counts.
  public synchronized void add(MergedBlock block) {
    append(CompactionLines.block(block));
    keep(block);
  }

  @Override
  public synchronized void close() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  private void append(byte[] object) {
    if (wholeBytes == 0) {
      Folders.create(Objects.requireNonNull(file.getParent()));
      byte[] first = LineSeal.HEADER.seal(CompactionLines.first(seal.name()));
      AtomicFile.write(file, first);
      wholeBytes = first.length;
    }
    AppendLog open = opened();
    open.append(ByteBuffer.wrap(seal.seal(object)));
    open.sync();
  }

  private AppendLog opened() {
    if (log == null) {
      log = AppendLog.open(file, wholeBytes);
    }
    return log;
  }

  private void keep(MergedBlock block) {
    blocks.computeIfAbsent(block.table(), _ -> new TreeMap<>()).put(block.first(), block);
  }

  private void read(byte[] bytes) {
    int start = 0;
    int number = 1;
    for (int end = lineEnd(bytes, 0); end >= 0; end = lineEnd(bytes, start), number++) {
      if (!readLine(bytes, start, end, number)) {
        return;
      }
      start = end + 1;
      wholeBytes = start;
    }
  }

  /// False for a file that goes with another manifest, and for a last line that was cut short.
  private boolean readLine(byte[] bytes, int start, int end, int number) {
    LineSeal sealed = number == 1 ? LineSeal.HEADER : seal;
    if (sealed.check(bytes, start, end) != LineSeal.Verdict.WHOLE) {
      if (number > 1 && end == bytes.length - 1 && Hole.isIn(bytes, start, end)) {
        return false;
      }
      throw new ManifestException(
          file,
          number,
          "does not match its checksum; put it back from a copy, or, if the runs' own files are still there, remove "
              + file.getParent());
    }
    if (number == 1) {
      return CompactionLines.manifestOf(bytes, start, end).equals(seal.name());
    }
    CompactionLines.read(bytes, start, end, chosen -> layout = chosen, this::keep);
    return true;
  }

  private static int lineEnd(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
