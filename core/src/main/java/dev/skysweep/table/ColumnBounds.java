package dev.skysweep.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToLongFunction;
import org.apache.parquet.format.Statistics;

/// The least and the greatest value of a piece of a column, by which a reader that filters passes
/// over pieces. Text and flags have none: little would be passed over.
final class ColumnBounds {
  private ColumnBounds() {}

  static Statistics of(Column column, int first, int count) {
    var bounds = new Statistics();
    int nulls = PlainValues.nulls(column, first, count);
    bounds.setNull_count(nulls);
    if (nulls < count) {
      switch (column) {
        case NumberColumn numbers -> numbers(bounds, numbers, first, count);
        case WholeColumn wholes -> longs(bounds, column, first, count, wholes::value);
        case TimeColumn times -> longs(bounds, column, first, count, times::nanoseconds);
        case TextColumn _, FlagColumn _ -> {}
      }
    }
    return bounds;
  }

  /// None where there is a `NaN`, which has no place in their order. A zero may be either zero.
  private static void numbers(Statistics bounds, NumberColumn column, int first, int count) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = first; row < first + count; row++) {
      if (!column.isNull(row)) {
        least = Math.min(least, column.value(row));
        greatest = Math.max(greatest, column.value(row));
      }
    }
    if (!Double.isNaN(least)) {
      set(
          bounds,
          Double.doubleToRawLongBits(least == 0 ? -0.0 : least),
          Double.doubleToRawLongBits(greatest == 0 ? 0.0 : greatest));
    }
  }

  private static void longs(
      Statistics bounds, Column column, int first, int count, IntToLongFunction value) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int row = first; row < first + count; row++) {
      if (!column.isNull(row)) {
        least = Math.min(least, value.applyAsLong(row));
        greatest = Math.max(greatest, value.applyAsLong(row));
      }
    }
    set(bounds, least, greatest);
  }

  private static void set(Statistics bounds, long least, long greatest) {
    bounds.setMin_value(bytes(least));
    bounds.setMax_value(bytes(greatest));
  }

  private static byte[] bytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
