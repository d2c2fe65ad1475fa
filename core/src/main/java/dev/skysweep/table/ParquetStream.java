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
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// Writes one table in the Parquet format: row groups of one page a column, then the footer.
///
/// Source: [Parquet file format](https://parquet.apache.org/docs/file-format/); its structures come
/// from parquet-format.
final class ParquetStream {
  /// What is held in memory of a table on its way to the disk: 8 MB of numbers.
  private static final int MOST_VALUES_IN_ROW_GROUP = 1 << 20;

  private static final int MOST_ROWS_IN_ROW_GROUP = 122_880;
  private static final int LEAST_ROWS_IN_ROW_GROUP = 2048;
  private static final int FORMAT_VERSION = 1;
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  private final OutputStream out;
  private long position;

  private ParquetStream(OutputStream out) {
    this.out = out;
  }

  /// Does not close `out`.
  static void write(Table table, Map<String, String> metadata, OutputStream out)
      throws IOException {
    new ParquetStream(out).write(table, metadata);
  }

  private void write(Table table, Map<String, String> metadata) throws IOException {
    put(MAGIC);
    var footer =
        new FileMetaData(
            FORMAT_VERSION, ParquetSchema.of(table), table.rowCount(), rowGroups(table));
    metadata.forEach(
        (key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
    for (int i = 0; i < table.columns().size(); i++) {
      footer.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    footer.setCreated_by("skysweep");
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

  private List<RowGroup> rowGroups(Table table) throws IOException {
    List<RowGroup> groups = new ArrayList<>();
    int columns = Math.max(1, table.columns().size());
    int most =
        Math.clamp(
            MOST_VALUES_IN_ROW_GROUP / columns, LEAST_ROWS_IN_ROW_GROUP, MOST_ROWS_IN_ROW_GROUP);
    try (var zstd = new ZstdCompressCtx()) {
      for (int first = 0; first < table.rowCount(); first += most) {
        groups.add(rowGroup(table, first, Math.min(most, table.rowCount() - first), zstd));
      }
    }
    return groups;
  }

  private RowGroup rowGroup(Table table, int first, int count, ZstdCompressCtx zstd)
      throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (Column column : table.columns()) {
      ColumnMetaData chunk = chunk(column, first, count, zstd);
      chunks.add(new ColumnChunk(0).setMeta_data(chunk));
      bytes += chunk.getTotal_uncompressed_size();
    }
    return new RowGroup(chunks, bytes, count);
  }

  private ColumnMetaData chunk(Column column, int first, int count, ZstdCompressCtx zstd)
      throws IOException {
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
