package dev.skysweep.results;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/// Writes a query's rows as an Arrow IPC file, which is a Feather file of version 2 as well.
///
/// Source: [Arrow IPC](https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format); its
/// structures come from arrow-format.
final class ArrowFile implements RowReader {
  private static final byte[] MAGIC = "ARROW1".getBytes(US_ASCII);
  private static final int ALIGNMENT = 8;
  private static final int CONTINUATION = -1;
  private static final int PREFIX = 2 * Integer.BYTES;
  private static final int ROWS_IN_BATCH = 1 << 16;
  private static final int BYTES_IN_COLUMN = 1 << 24;

  private final OutputStream out;
  private final List<ArrowColumn> columns;
  private final List<Place> batches = new ArrayList<>();
  private long position;
  private int rows;

  /// Where a record batch lies.
  private record Place(long offset, int header, long body) {}

  /// @param out not closed
  ArrowFile(List<Database.ColumnInfo> columns, OutputStream out) throws IOException {
    this.out = out;
    this.columns =
        columns.stream().map(column -> new ArrowColumn(column.name(), column.type())).toList();
    put(MAGIC);
    pad();
    var builder = new FlatBufferBuilder();
    message(builder, MessageHeader.Schema, schema(builder), 0);
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<@Nullable Object> values) {
    int largest = 0;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(values.get(i));
      largest = Math.max(largest, columns.get(i).bytes());
    }
    if (++rows == ROWS_IN_BATCH || largest > BYTES_IN_COLUMN) {
      try {
        endBatch();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Writes the last rows and the footer.
  void finish() throws IOException {
    endBatch();
    put(words(CONTINUATION, 0));
    var builder = new FlatBufferBuilder();
    int schema = schema(builder);
    Footer.startRecordBatchesVector(builder, batches.size());
    for (Place place : batches.reversed()) {
      Block.createBlock(builder, place.offset(), place.header(), place.body());
    }
    int places = builder.endVector();
    builder.finish(Footer.createFooter(builder, MetadataVersion.V5, schema, 0, places, 0));
    byte[] footer = builder.sizedByteArray();
    put(footer);
    put(words(footer.length));
    put(MAGIC);
  }

  private int schema(FlatBufferBuilder builder) {
    int[] fields = columns.stream().mapToInt(column -> column.field(builder)).toArray();
    int vector = Schema.createFieldsVector(builder, fields);
    return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
  }

  private void endBatch() throws IOException {
    if (rows == 0) {
      return;
    }
    List<byte[]> buffers = columns.stream().flatMap(column -> column.buffers().stream()).toList();
    long body = buffers.stream().mapToLong(buffer -> padded(buffer.length)).sum();
    var builder = new FlatBufferBuilder();
    RecordBatch.startNodesVector(builder, columns.size());
    for (ArrowColumn column : columns.reversed()) {
      FieldNode.createFieldNode(builder, rows, column.nulls());
    }
    int nodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, buffers.size());
    long offset = body;
    for (byte[] buffer : buffers.reversed()) {
      offset -= padded(buffer.length);
      Buffer.createBuffer(builder, offset, buffer.length);
    }
    int places = builder.endVector();
    int batch = RecordBatch.createRecordBatch(builder, rows, nodes, places, 0, 0);
    long start = position;
    message(builder, MessageHeader.RecordBatch, batch, body);
    batches.add(new Place(start, (int) (position - start), body));
    for (byte[] buffer : buffers) {
      put(buffer);
      pad();
    }
    columns.forEach(ArrowColumn::clear);
    rows = 0;
  }

  private void message(FlatBufferBuilder builder, byte type, int header, long body)
      throws IOException {
    builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, body, 0));
    byte[] message = builder.sizedByteArray();
    put(words(CONTINUATION, Math.toIntExact(padded(PREFIX + message.length) - PREFIX)));
    put(message);
    pad();
  }

  private static byte[] words(int... words) {
    ByteBuffer bytes =
        ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }

  private static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private void pad() throws IOException {
    put(new byte[(int) (padded(position) - position)]);
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
