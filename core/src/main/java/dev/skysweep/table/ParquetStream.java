package dev.skysweep.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// Writes tables of the same columns one below the other in the Parquet format: row groups of one
/// page a column, then the footer.
///
/// Source: [Parquet file format](https://parquet.apache.org/docs/file-format/); its structures come
/// from parquet-format.
final class ParquetStream implements AutoCloseable {
  /// What `created_by` says of our files.
  static final String WRITER = "skysweep";

  static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  /// What is held in memory of a table on its way to the disk: 8 MB of numbers.
  private static final int MOST_VALUES_IN_ROW_GROUP = 1 << 20;

  private static final int MOST_ROWS_IN_ROW_GROUP = 122_880;
  private static final int LEAST_ROWS_IN_ROW_GROUP = 2048;
  private static final int FORMAT_VERSION = 1;

  private final OutputStream out;
  private final List<SchemaElement> schema;
  private final int mostRows;
  private final List<RowGroup> groups = new ArrayList<>();
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private long rows;
  private long position;

  /// @param like a table with the columns of all that follow
  /// @param out not closed
  ParquetStream(Table like, OutputStream out) throws IOException {
    this.out = out;
    this.schema = ParquetSchema.of(like);
    this.mostRows = mostRows(like);
    put(MAGIC);
  }

  /// The rows that make a full row group of such a table.
  static int mostRows(Table table) {
    int columns = Math.max(1, table.columns().size());
    return Math.clamp(
        MOST_VALUES_IN_ROW_GROUP / columns, LEAST_ROWS_IN_ROW_GROUP, MOST_ROWS_IN_ROW_GROUP);
  }

  void append(Table table) throws IOException {
    for (int first = 0; first < table.rowCount(); first += mostRows) {
      groups.add(rowGroup(table, first, Math.min(mostRows, table.rowCount() - first)));
    }
    rows += table.rowCount();
  }

  /// Writes the footer.
  void finish(Map<String, String> metadata) throws IOException {
    var footer = new FileMetaData(FORMAT_VERSION, schema, rows, groups);
    metadata.forEach(
        (key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
    for (int i = 1; i < schema.size(); i++) {
      footer.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    footer.setCreated_by(WRITER);
    var bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, bytes);
    put(bytes.toByteArray());
    put(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.size())
            .array());
    put(MAGIC);
  }

  @Override
  public void close() {
    zstd.close();
  }

  private RowGroup rowGroup(Table table, int first, int count) throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (Column column : table.columns()) {
      ColumnMetaData chunk = chunk(column, first, count);
      chunks.add(new ColumnChunk(0).setMeta_data(chunk));
      bytes += chunk.getTotal_uncompressed_size();
    }
    return new RowGroup(chunks, bytes, count);
  }

  private ColumnMetaData chunk(Column column, int first, int count) throws IOException {
    byte[] page = PlainValues.of(column, first, count);
    byte[] compressed = zstd.compress(page);
    var header = new PageHeader(PageType.DATA_PAGE, page.length, compressed.length);
    header.setData_page_header(
        new DataPageHeader(count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    var headerBytes = new ByteArrayOutputStream();
    Util.writePageHeader(header, headerBytes);
    long start = position;
    put(headerBytes.toByteArray());
    put(compressed);
    return new ColumnMetaData(
            ParquetSchema.type(column),
            List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(column.name()),
            CompressionCodec.ZSTD,
            count,
            headerBytes.size() + (long) page.length,
            position - start,
            start)
        .setStatistics(ColumnBounds.of(column, first, count));
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
