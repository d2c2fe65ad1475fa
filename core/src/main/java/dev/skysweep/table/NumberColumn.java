package dev.skysweep.table;

import org.jspecify.annotations.Nullable;

/// Real numbers, `NaN` and infinities among them.
public final class NumberColumn extends NullableColumn {
  private final @Nullable String unit;
  private final Doubles values;

  private NumberColumn(String name, @Nullable String unit, Doubles values, Nulls nulls) {
    super(name, values.size(), nulls);
    this.unit = unit;
    this.values = values;
  }

  /// GMAT's unit, e.g. `km/s`; null if it is not known. Empty for a number without dimension.
  public @Nullable String unit() {
    return unit;
  }

  /// Meaningless where `isNull`.
  public double value(int row) {
    return values.get(row);
  }

  /// Collects the values of a column. Not to be used again after `build`.
  public static final class Builder {
    private final Doubles values = new Doubles();
    private final Nulls nulls = new Nulls();

    public void add(double value) {
      values.add(value);
    }

    public void addNull() {
      nulls.add(values.size());
      values.add(0);
    }

    public NumberColumn build(String name, @Nullable String unit) {
      return new NumberColumn(name, unit, values, nulls);
    }
  }
}
