package dev.skysweep.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text of any length.
public final class TextColumn implements Column {
  private final String name;
  private final List<@Nullable String> values;

  private TextColumn(String name, List<@Nullable String> values) {
    this.name = name;
    this.values = values;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean isNull(int row) {
    return values.get(row) == null;
  }

  public @Nullable String value(int row) {
    return values.get(row);
  }

  /// Collects the values of a column. Not to be used again after `build`.
  public static final class Builder {
    private final List<@Nullable String> values = new ArrayList<>();
    private @Nullable String last;

    public void add(String value) {
      // Text in reports repeats from row to row: keep one copy of it.
      if (!value.equals(last)) {
        last = value;
      }
      values.add(last);
    }

    public void addNull() {
      values.add(null);
    }

    public TextColumn build(String name) {
      return new TextColumn(name, values);
    }
  }
}
