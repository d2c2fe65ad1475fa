package dev.skysweep.table;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Writes tables as Parquet. Equal tables and metadata give equal bytes.
public final class ParquetFile {
  /// Key of the file's metadata under which the columns are described, as JSON: `{"Sat.X": {"unit":
  /// "km"}, "time": {"time_scale": "UTC", "copy_of": "Sat.UTCGregorian"}}`.
  public static final String COLUMNS_KEY = "skysweep.columns";

  private ParquetFile() {}

  /// Writes the table to `file`, whole or not at all: what stood there before is replaced in one
  /// step, after the new content is safe on the disk.
  ///
  /// @param metadata further keys and values for the file's metadata
  /// @throws StorageException if the file can't be written; nothing of it is left
  public static void write(Table table, Path file, Map<String, String> metadata) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Map<String, String> all = new TreeMap<>(metadata);
    all.put(COLUMNS_KEY, ColumnMetadata.json(table));
    try {
      try {
        TableExport.shared().write(table, partial, all);
        try (FileChannel channel = FileChannel.open(partial, WRITE)) {
          channel.force(true);
        }
        Files.move(partial, file, ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
      Folders.sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
