package dev.skysweep.table;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Reads files that [ParquetFile] and [ParquetWriter] wrote, and no others: those are for DuckDB,
/// which takes ten times as long for a small one.
public final class ParquetReader {
  private static final int TAIL = Integer.BYTES + ParquetStream.MAGIC.length;

  private final Bytes bytes;
  private final List<SchemaElement> schema;
  private final List<RowGroup> groups;
  private final Map<String, String> metadata = new TreeMap<>();
  private final ColumnMetadata columns;

  @FunctionalInterface
  private interface Bytes {
    byte[] read(long from, int length) throws IOException;
  }

  private ParquetReader(Bytes bytes, FileMetaData footer) throws IOException {
    this.bytes = bytes;
    List<SchemaElement> all = there(footer.getSchema());
    this.schema = all.subList(1, all.size());
    this.groups = there(footer.getRow_groups());
    for (KeyValue pair : there(footer.getKey_value_metadata())) {
      metadata.put(there(pair.getKey()), there(pair.getValue()));
    }
    this.columns = ColumnMetadata.parse(metadata.getOrDefault(ParquetFile.COLUMNS_KEY, "{}"));
    metadata.remove(ParquetFile.COLUMNS_KEY);
  }

  private static Optional<ParquetReader> open(Bytes bytes, long length) throws IOException {
    if (length < TAIL + ParquetStream.MAGIC.length) {
      return Optional.empty();
    }
    ByteBuffer tail =
        ByteBuffer.wrap(bytes.read(length - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int footerLength = tail.getInt();
    boolean marked = tail.equals(ByteBuffer.wrap(ParquetStream.MAGIC));
    if (!marked || footerLength <= 0 || footerLength > length - TAIL) {
      return Optional.empty();
    }
    byte[] footerBytes = bytes.read(length - TAIL - footerLength, footerLength);
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(footerBytes));
    return ParquetStream.WRITER.equals(footer.getCreated_by())
        ? Optional.of(new ParquetReader(bytes, footer))
        : Optional.empty();
  }

  /// Of a file in memory.
  ///
  /// @return empty if it is not one of ours
  public static Optional<ParquetReader> open(byte[] file) throws IOException {
    return open(
        (from, length) -> Arrays.copyOfRange(file, (int) from, (int) from + length), file.length);
  }

  /// Of a file that is too large to hold in memory.
  ///
  /// @param file open for as long as its rows are read
  /// @return empty if it is not one of ours
  public static Optional<ParquetReader> open(FileChannel file) throws IOException {
    return open(
        (from, length) -> {
          ByteBuffer read = ByteBuffer.allocate(length);
          while (read.hasRemaining()) {
            if (file.read(read, from + read.position()) < 0) {
              throw new EOFException("the file ends too early");
            }
          }
          return read.array();
        },
        file.size());
  }

  /// Further keys and values of the file's metadata.
  public Map<String, String> metadata() {
    return metadata;
  }

  public List<String> columnNames() {
    return schema.stream().map(element -> Objects.requireNonNull(element.getName())).toList();
  }

  /// Whether the rows of both files fit one table.
  public boolean hasColumnsOf(ParquetReader other) {
    return schema.equals(other.schema) && columns.equals(other.columns);
  }

  public int rowGroups() {
    return groups.size();
  }

  /// The columns, without rows.
  public Table empty() {
    List<Column> empty = new ArrayList<>();
    for (SchemaElement element : schema) {
      empty.add(column(element, PlainPage.EMPTY));
    }
    return new Table(empty);
  }

  public Table rows(int rowGroup) throws IOException {
    List<ColumnChunk> chunks = there(groups.get(rowGroup).getColumns());
    List<Column> read = new ArrayList<>();
    try (var zstd = new ZstdDecompressCtx()) {
      for (int i = 0; i < schema.size(); i++) {
        ColumnMetaData chunk = there(chunks.get(i).getMeta_data());
        read.add(column(schema.get(i), page(chunk, zstd)));
      }
    }
    return new Table(read);
  }

  /// A part of the footer that the format allows to be missing, and that we write.
  private static <T> T there(@Nullable T part) throws IOException {
    if (part == null) {
      throw new IOException("the file's footer is damaged");
    }
    return part;
  }

  private PlainPage page(ColumnMetaData chunk, ZstdDecompressCtx zstd) throws IOException {
    byte[] raw =
        bytes.read(chunk.getData_page_offset(), Math.toIntExact(chunk.getTotal_compressed_size()));
    var in = new ByteArrayInputStream(raw);
    PageHeader header = Util.readPageHeader(in);
    byte[] page =
        zstd.decompress(
            raw, raw.length - in.available(), in.available(), header.getUncompressed_page_size());
    return new PlainPage(page, Math.toIntExact(chunk.getNum_values()));
  }

  private Column column(SchemaElement element, PlainPage page) {
    String name = Objects.requireNonNull(element.getName());
    return switch (Objects.requireNonNull(element.getType())) {
      case DOUBLE -> {
        var numbers = new NumberColumn.Builder();
        page.numbers(numbers);
        yield numbers.build(name, columns.unit(name));
      }
      case INT64 -> {
        if (element.getLogicalType() == null) {
          var wholes = new WholeColumn.Builder();
          page.longs(wholes::add, wholes::addNull);
          yield wholes.build(name);
        }
        var times = new TimeColumn.Builder();
        page.longs(times::add, times::addNull);
        yield times.build(name, columns.scale(name), columns.source(name));
      }
      case BYTE_ARRAY -> {
        var texts = new TextColumn.Builder();
        page.texts(texts);
        yield texts.build(name);
      }
      case BOOLEAN -> {
        var flags = new FlagColumn.Builder();
        page.flags(flags);
        yield flags.build(name);
      }
      case INT32, INT96, FLOAT, FIXED_LEN_BYTE_ARRAY ->
          throw new IllegalStateException("column " + name + " is of a type that is never written");
    };
  }
}
