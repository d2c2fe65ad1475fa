package dev.skysweep.table;

import org.jspecify.annotations.Nullable;

/// Epochs as nanoseconds since 1970-01-01 00:00 in the column's own time scale: the calendar date
/// that GMAT prints, counted in days of 86400 s. Reaches from 1677 to 2262.
public final class TimeColumn extends NullableColumn {
  private final TimeScale scale;
  private final Longs nanoseconds;
  private final Nulls nulls;
  private final @Nullable String source;

  private TimeColumn(
      String name, TimeScale scale, Longs nanoseconds, Nulls nulls, @Nullable String source) {
    super(name, nanoseconds.size(), nulls);
    this.scale = scale;
    this.nanoseconds = nanoseconds;
    this.nulls = nulls;
    this.source = source;
  }

  public TimeScale scale() {
    return scale;
  }

  /// The column this is a copy of; null for one read from the file.
  public @Nullable String source() {
    return source;
  }

  /// A second column of the same epochs.
  public TimeColumn copiedAs(String copy) {
    return new TimeColumn(copy, scale, nanoseconds, nulls, name());
  }

  /// Meaningless where `isNull`.
  public long nanoseconds(int row) {
    return nanoseconds.get(row);
  }

  /// Collects the values of a column. Not to be used again after `build`.
  public static final class Builder {
    private final Longs nanoseconds = new Longs();
    private final Nulls nulls = new Nulls();

    public void add(long nanosecondsSince1970) {
      nanoseconds.add(nanosecondsSince1970);
    }

    public void addNull() {
      nulls.add(nanoseconds.size());
      nanoseconds.add(0);
    }

    public TimeColumn build(String name, TimeScale scale) {
      return build(name, scale, null);
    }

    /// @param source the column that it is a copy of; null for none
    TimeColumn build(String name, TimeScale scale, @Nullable String source) {
      return new TimeColumn(name, scale, nanoseconds, nulls, source);
    }
  }
}
