package dev.skysweep.table;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Writes tables as Parquet. Equal tables and metadata give equal bytes.
public final class ParquetFile {
  /// Key of the file's metadata under which the columns are described, as JSON: `{"Sat.X": {"unit":
  /// "km"}, "time": {"time_scale": "UTC", "copy_of": "Sat.UTCGregorian"}}`.
  public static final String COLUMNS_KEY = "skysweep.columns";

  /// What begins the keys under which an ephemeris says what it is relative to, in the words of
  /// CCSDS 502.0-B: `OBJECT_NAME`, `OBJECT_ID`, `CENTER_NAME`, `REF_FRAME`, `INTERPOLATION`,
  /// `INTERPOLATION_DEGREE`.
  public static final String EPHEMERIS_PREFIX = "skysweep.ephemeris.";

  private ParquetFile() {}

  /// Writes the table to `file`, whole or not at all: what stood there before is replaced in one
  /// step, after the new content is safe on the disk.
  ///
  /// @param metadata further keys and values for the file's metadata
  /// @return what was written
  /// @throws StorageException if the file can't be written; nothing of it is left
  public static Written write(Table table, Path file, Map<String, String> metadata) {
    return write(table, file, metadata, partial(file));
  }

  /// As [#write(Table, Path, Map)], in the place on the disk of a file that is no longer needed,
  /// and is gone afterwards. It saves the file system the search for another: for a small table on
  /// ext4 that costs more than the table.
  ///
  /// @param spent in the same file system as `file`
  public static Written writeOver(
      Path spent, Table table, Path file, Map<String, String> metadata) {
    return write(table, file, metadata, spent);
  }

  /// A file as it was written.
  ///
  /// @param sha256 in hexadecimal digits
  public record Written(String sha256, long bytes) {}

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + ".partial");
  }

  private static Written write(Table table, Path file, Map<String, String> metadata, Path partial) {
    try (var writer = ParquetWriter.open(partial, table)) {
      writer.append(table);
      Written written = writer.finish(metadata);
      Files.move(partial, file, ATOMIC_MOVE);
      Folders.sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      return written;
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
