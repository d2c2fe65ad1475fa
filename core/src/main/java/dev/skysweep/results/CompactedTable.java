package dev.skysweep.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dflib.DataFrame;

/// One output of all runs in one file, `tables/report__RF.parquet`: DuckDB reads it in a fraction
/// of the time that thousands of small files take. It stands for exactly those files of runs whose
/// hashes went into its fingerprint; once the manifest tells otherwise it is not used any more.
final class CompactedTable {
  private static final String FINGERPRINT_KEY = "skysweep.compacted";

  private final Path file;
  private final String fingerprint;

  CompactedTable(Path studyFolder, String key, List<RunFile> runs) {
    this.file = studyFolder.resolve("tables").resolve(key + ".parquet");
    this.fingerprint =
        Sha256.of(
            runs.stream()
                .map(run -> run.runId() + " " + run.sha256() + "\n")
                .sorted()
                .collect(Collectors.joining())
                .getBytes(UTF_8));
  }

  /// Files without a hash could change unseen.
  static boolean isPossibleFor(List<RunFile> runs) {
    return runs.stream().noneMatch(run -> run.sha256().isEmpty());
  }

  String source() {
    return "read_parquet(" + Database.text(file.toString()) + ")";
  }

  boolean isCurrent(Database database) {
    if (!Files.exists(file)) {
      return false;
    }
    DataFrame found =
        database.frame(
            "SELECT decode(value) FROM parquet_kv_metadata(%s) WHERE decode(key) = '%s'"
                .formatted(Database.text(file.toString()), FINGERPRINT_KEY));
    return found.height() == 1 && fingerprint.equals(found.get(0, 0));
  }

  /// @throws StorageException if the file can't be written
  void write(Database database, String rows) {
    Path folder = Objects.requireNonNull(file.getParent());
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    Folders.create(folder);
    try {
      database.execute(
          """
          COPY (FROM %s ORDER BY "skysweep run", file_row_number) TO %s
          (FORMAT parquet, COMPRESSION zstd, KV_METADATA {'%s': '%s'})
          """
              .formatted(rows, Database.text(partial.toString()), FINGERPRINT_KEY, fingerprint));
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(partial, file, ATOMIC_MOVE);
      Folders.sync(folder);
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
