package dev.skysweep.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.jspecify.annotations.Nullable;

/// A column of an Arrow record batch that is being filled.
///
/// Source: [Arrow columnar format](https://arrow.apache.org/docs/format/Columnar.html).
final class ArrowColumn {
  private static final int FIRST_BYTES = 1 << 12;
  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  private final String name;
  private final Kind kind;
  private final BitSet present = new BitSet();
  private final BitSet flags = new BitSet();
  private ByteBuffer values = buffer(FIRST_BYTES);
  private ByteBuffer ends = buffer(FIRST_BYTES);
  private int rows;

  private enum Kind {
    NUMBER,
    WHOLE,
    FLAG,
    TIME,
    TEXT
  }

  /// @param type in SQL
  ArrowColumn(String name, String type) {
    this.name = name;
    this.kind = kind(type);
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "DOUBLE", "FLOAT", "HUGEINT" -> Kind.NUMBER;
      case "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UINTEGER" -> Kind.WHOLE;
      case "BOOLEAN" -> Kind.FLAG;
      default ->
          type.startsWith("TIMESTAMP") || type.equals("DATE")
              ? Kind.TIME
              : type.startsWith("DECIMAL") ? Kind.NUMBER : Kind.TEXT;
    };
  }

  /// @param value as `FrameColumn` gives it
  void add(@Nullable Object value) {
    present.set(rows, value != null);
    switch (kind) {
      case NUMBER ->
          room(Double.BYTES).putDouble(value == null ? 0 : ((Number) value).doubleValue());
      case WHOLE -> room(Long.BYTES).putLong(value == null ? 0 : ((Number) value).longValue());
      case TIME -> room(Long.BYTES).putLong(value == null ? 0 : nanoseconds(value));
      case FLAG -> flags.set(rows, Boolean.TRUE.equals(value));
      case TEXT -> {
        byte[] text = value == null ? new byte[0] : value.toString().getBytes(UTF_8);
        room(text.length).put(text);
        ends = withRoom(ends, Integer.BYTES);
        ends.putInt(values.position());
      }
    }
    rows++;
  }

  int nulls() {
    return rows - present.cardinality();
  }

  /// Bytes held for the batch.
  int bytes() {
    return values.position();
  }

  /// The buffers of the batch, in the order that the format asks for.
  List<byte[]> buffers() {
    byte[] validity = bits(present);
    byte[] content = new byte[values.position()];
    values.duplicate().flip().get(content);
    return switch (kind) {
      case NUMBER, WHOLE, TIME -> List.of(validity, content);
      case FLAG -> List.of(validity, bits(flags));
      case TEXT -> List.of(validity, offsets(), content);
    };
  }

  /// Begins the next batch.
  void clear() {
    rows = 0;
    present.clear();
    flags.clear();
    values.clear();
    ends.clear();
  }

  /// Describes the column in a schema.
  int field(FlatBufferBuilder schema) {
    int nameOffset = schema.createString(name);
    int noChildren = Field.createChildrenVector(schema, new int[0]);
    return switch (kind) {
      case NUMBER ->
          field(
              schema,
              nameOffset,
              Type.FloatingPoint,
              FloatingPoint.createFloatingPoint(schema, Precision.DOUBLE),
              noChildren);
      case WHOLE ->
          field(schema, nameOffset, Type.Int, Int.createInt(schema, Long.SIZE, true), noChildren);
      case TIME ->
          field(
              schema,
              nameOffset,
              Type.Timestamp,
              Timestamp.createTimestamp(schema, TimeUnit.NANOSECOND, 0),
              noChildren);
      case FLAG -> {
        Bool.startBool(schema);
        yield field(schema, nameOffset, Type.Bool, Bool.endBool(schema), noChildren);
      }
      case TEXT -> {
        Utf8.startUtf8(schema);
        yield field(schema, nameOffset, Type.Utf8, Utf8.endUtf8(schema), noChildren);
      }
    };
  }

  private static int field(
      FlatBufferBuilder schema, int nameOffset, byte type, int typeOffset, int children) {
    return Field.createField(schema, nameOffset, true, type, typeOffset, 0, children, 0);
  }

  private byte[] offsets() {
    return buffer(Integer.BYTES + ends.position()).putInt(0).put(ends.duplicate().flip()).array();
  }

  private byte[] bits(BitSet set) {
    return Arrays.copyOf(set.toByteArray(), (rows + 7) / 8);
  }

  private long nanoseconds(Object moment) {
    LocalDateTime time =
        moment instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) moment;
    try {
      return ChronoUnit.NANOS.between(EPOCH, time);
    } catch (ArithmeticException e) {
      throw new ResultsException(
          "column '%s' holds %s, but times in Arrow go from 1677 to 2262: export it as csv or parquet"
              .formatted(name, time),
          e);
    }
  }

  private ByteBuffer room(int bytes) {
    values = withRoom(values, bytes);
    return values;
  }

  private static ByteBuffer withRoom(ByteBuffer filled, int bytes) {
    if (filled.remaining() >= bytes) {
      return filled;
    }
    int larger = Math.max(2 * filled.capacity(), Math.addExact(filled.position(), bytes));
    return buffer(larger).put(filled.flip());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
