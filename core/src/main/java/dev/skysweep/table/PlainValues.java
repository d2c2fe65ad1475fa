package dev.skysweep.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.function.IntToLongFunction;

/// The bytes of one page of a column, before compression: which rows have a value, then the values
/// in Parquet's `PLAIN` encoding.
///
/// Source: [Parquet encodings](https://parquet.apache.org/docs/file-format/data-pages/encodings/).
final class PlainValues {
  private PlainValues() {}

  /// @param first the page's first row
  /// @param count its rows
  static byte[] of(Column column, int first, int count) {
    ByteBuffer levels = levels(column, first, count);
    byte[] values = values(column, first, count);
    return ByteBuffer.allocate(levels.remaining() + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(levels)
        .put(values)
        .array();
  }

  /// How many of the rows have no value.
  static int nulls(Column column, int first, int count) {
    int nulls = 0;
    for (int row = first; row < first + count; row++) {
      nulls += column.isNull(row) ? 1 : 0;
    }
    return nulls;
  }

  /// One definition level a row, 1 where there is a value: a run of ones, or a bit for each row.
  private static ByteBuffer levels(Column column, int first, int count) {
    boolean full = nulls(column, first, count) == 0;
    int groups = (count + 7) / 8;
    ByteBuffer levels = ByteBuffer.allocate(16 + groups).order(ByteOrder.LITTLE_ENDIAN);
    levels.position(Integer.BYTES);
    if (full) {
      putVarint(levels, count << 1);
      levels.put((byte) 1);
    } else {
      putVarint(levels, (groups << 1) | 1);
      for (int group = 0; group < groups; group++) {
        int bits = 0;
        for (int i = 8 * group; i < Math.min(count, 8 * group + 8); i++) {
          bits |= column.isNull(first + i) ? 0 : 1 << (i & 7);
        }
        levels.put((byte) bits);
      }
    }
    levels.putInt(0, levels.position() - Integer.BYTES);
    return levels.flip();
  }

  private static void putVarint(ByteBuffer target, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      target.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }

  private static byte[] values(Column column, int first, int count) {
    return switch (column) {
      case TextColumn texts -> texts(texts, first, count);
      case FlagColumn flags -> flags(flags, first, count);
      case NumberColumn numbers ->
          longs(column, first, count, row -> Double.doubleToRawLongBits(numbers.value(row)));
      case WholeColumn wholes -> longs(column, first, count, wholes::value);
      case TimeColumn times -> longs(column, first, count, times::nanoseconds);
    };
  }

  private static byte[] longs(Column column, int first, int count, IntToLongFunction bits) {
    byte[] page = new byte[Long.BYTES * (count - nulls(column, first, count))];
    ByteBuffer values = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = first; row < first + count; row++) {
      if (!column.isNull(row)) {
        values.putLong(bits.applyAsLong(row));
      }
    }
    return page;
  }

  private static byte[] texts(TextColumn column, int first, int count) {
    var page = new ByteArrayOutputStream(32 * count);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = first; row < first + count; row++) {
      if (!column.isNull(row)) {
        byte[] text = Objects.requireNonNull(column.value(row)).getBytes(UTF_8);
        page.writeBytes(length.putInt(0, text.length).array());
        page.writeBytes(text);
      }
    }
    return page.toByteArray();
  }

  private static byte[] flags(FlagColumn column, int first, int count) {
    byte[] page = new byte[(count - nulls(column, first, count) + 7) / 8];
    int next = 0;
    for (int row = first; row < first + count; row++) {
      if (!column.isNull(row)) {
        page[next >> 3] |= (byte) (column.value(row) ? 1 << (next & 7) : 0);
        next++;
      }
    }
    return page;
  }
}
