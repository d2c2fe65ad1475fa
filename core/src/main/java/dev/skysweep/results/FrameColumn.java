package dev.skysweep.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dflib.Series;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Collects a column of a frame: bare doubles and longs while no value is missing, else objects
/// (`LocalDateTime` for times, in the column's time scale).
final class FrameColumn {
  /// Runs of a sweep repeat epochs and texts; this many of them are kept once only.
  private static final int SHARED = 1 << 14;

  private double[] doubles = {};
  private long[] longs = {};
  private int size;
  private @Nullable List<@Nullable Object> objects;
  private Object[] shared = {};
  private boolean real = true;

  void append(DuckDBReadableVector vector, int count) {
    DuckDBColumnType type = vector.getType();
    boolean bare = type == DuckDBColumnType.DOUBLE || type == DuckDBColumnType.BIGINT;
    if (objects == null && bare && !hasNull(vector, count)) {
      real = type == DuckDBColumnType.DOUBLE;
      appendBare(vector, count);
      return;
    }
    List<@Nullable Object> target = asObjects();
    for (int i = 0; i < count; i++) {
      target.add(vector.isNull(i) ? null : shared(value(vector, type, i)));
    }
  }

  Series<?> series() {
    if (objects != null) {
      return Series.of(objects.toArray());
    }
    return real
        ? Series.ofDouble(Arrays.copyOf(doubles, size))
        : Series.ofLong(Arrays.copyOf(longs, size));
  }

  static Object value(DuckDBReadableVector vector, DuckDBColumnType type, int row) {
    return switch (type) {
      case DOUBLE -> vector.getDouble(row);
      case FLOAT -> (double) vector.getFloat(row);
      case BIGINT -> vector.getLong(row);
      case INTEGER -> (long) vector.getInt(row);
      case SMALLINT -> (long) vector.getShort(row);
      case TINYINT -> (long) vector.getByte(row);
      case UINTEGER -> vector.getUint32(row);
      case BOOLEAN -> vector.getBoolean(row);
      case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS -> vector.getLocalDateTime(row);
      case DATE -> vector.getLocalDate(row);
      case DECIMAL -> vector.getBigDecimal(row).doubleValue();
      case HUGEINT -> vector.getHugeInt(row).doubleValue();
      case VARCHAR -> vector.getString(row);
      default ->
          throw new ResultsException(
              "a column of SQL type %s does not fit a frame: cast it, e.g. to VARCHAR or DOUBLE"
                  .formatted(type));
    };
  }

  private void appendBare(DuckDBReadableVector vector, int count) {
    if (real) {
      doubles = grown(doubles, count);
      for (int i = 0; i < count; i++) {
        doubles[size++] = vector.getDouble(i);
      }
      return;
    }
    if (longs.length < size + count) {
      longs = Arrays.copyOf(longs, Math.max(size + count, longs.length + longs.length / 2));
    }
    for (int i = 0; i < count; i++) {
      longs[size++] = vector.getLong(i);
    }
  }

  private double[] grown(double[] values, int more) {
    return values.length < size + more
        ? Arrays.copyOf(values, Math.max(size + more, values.length + values.length / 2))
        : values;
  }

  private List<@Nullable Object> asObjects() {
    List<@Nullable Object> target = objects;
    if (target == null) {
      target = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        if (real) {
          target.add(doubles[i]);
        } else {
          target.add(longs[i]);
        }
      }
      objects = target;
      doubles = new double[0];
      longs = new long[0];
      shared = new Object[SHARED];
    }
    return target;
  }

  private Object shared(Object value) {
    int slot = (value.hashCode() * 0x9E3779B9) >>> 18;
    Object known = shared[slot];
    if (Objects.equals(known, value)) {
      return known;
    }
    shared[slot] = value;
    return value;
  }

  private static boolean hasNull(DuckDBReadableVector vector, int count) {
    for (int i = 0; i < count; i++) {
      if (vector.isNull(i)) {
        return true;
      }
    }
    return false;
  }
}
