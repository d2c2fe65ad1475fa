package dev.skysweep.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.function.LongConsumer;

/// A page of a column as [PlainValues] makes them, read back.
final class PlainPage {
  /// Of a column without rows.
  static final PlainPage EMPTY = new PlainPage(new byte[5], 0);

  private final ByteBuffer values;
  private final int rows;
  private final BitSet present = new BitSet();

  /// @param page after decompression
  /// @param rows that it holds
  PlainPage(byte[] page, int rows) {
    this.values = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    this.rows = rows;
    int valuesAt = values.getInt() + Integer.BYTES;
    int header = varint();
    if ((header & 1) == 0) {
      present.set(0, rows);
    } else {
      present.or(BitSet.valueOf(values.slice(values.position(), valuesAt - values.position())));
    }
    values.position(valuesAt);
  }

  void numbers(NumberColumn.Builder target) {
    forEach(() -> target.add(values.getDouble()), target::addNull);
  }

  void longs(LongConsumer target, Runnable nothing) {
    forEach(() -> target.accept(values.getLong()), nothing);
  }

  void texts(TextColumn.Builder target) {
    forEach(
        () -> {
          byte[] text = new byte[values.getInt()];
          values.get(text);
          target.add(new String(text, UTF_8));
        },
        target::addNull);
  }

  void flags(FlagColumn.Builder target) {
    BitSet flags = BitSet.valueOf(values);
    int next = 0;
    for (int row = 0; row < rows; row++) {
      if (present.get(row)) {
        target.add(flags.get(next++));
      } else {
        target.addNull();
      }
    }
  }

  private void forEach(Runnable value, Runnable nothing) {
    for (int row = 0; row < rows; row++) {
      if (present.get(row)) {
        value.run();
      } else {
        nothing.run();
      }
    }
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = values.get();
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }
}
