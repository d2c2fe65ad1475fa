package dev.skysweep.table;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.skysweep.files.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Writes tables of the same columns one below the other to one Parquet file. After [#finish] the
/// file is whole and on the disk, to be moved where it belongs; what was not moved goes at the end.
public final class ParquetWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final String columns;
  private final FileChannel channel;
  private final MessageDigest digest = Sha256.digest();
  private final OutputStream out;
  private final ParquetStream stream;

  private ParquetWriter(Path file, Table like) throws IOException {
    this.file = file;
    this.columns = ColumnMetadata.of(like).json();
    this.channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
    this.out =
        new BufferedOutputStream(
            new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER_BYTES);
    this.stream = new ParquetStream(like, out);
  }

  /// Begins the file.
  ///
  /// @param like a table with the columns of all that follow; its rows are not written
  public static ParquetWriter open(Path file, Table like) throws IOException {
    try {
      return new ParquetWriter(file, like);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /// The rows that make a full row group of such a table.
  public static int rowGroup(Table like) {
    return ParquetStream.mostRows(like);
  }

  /// Adds rows, as row groups of their own.
  public void append(Table rows) throws IOException {
    stream.append(rows);
  }

  /// Ends the file and waits until the disk has it.
  ///
  /// @param metadata further keys and values for the file's metadata
  public ParquetFile.Written finish(Map<String, String> metadata) throws IOException {
    Map<String, String> all = new TreeMap<>(metadata);
    all.put(ParquetFile.COLUMNS_KEY, columns);
    stream.finish(all);
    out.flush();
    channel.force(true);
    return new ParquetFile.Written(HexFormat.of().formatHex(digest.digest()), channel.position());
  }

  @Override
  public void close() throws IOException {
    stream.close();
    channel.close();
    Files.deleteIfExists(file);
  }
}
