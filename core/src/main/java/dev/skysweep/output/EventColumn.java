package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import dev.skysweep.table.WholeColumn;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Collects one column of a locator's report.
sealed interface EventColumn {
  /// False if the value does not fit.
  boolean add(String value);

  Column build();

  /// The column below a heading such as `Start Time (UTCGregorian)`, under the short name that the
  /// reference gives it. A heading that is not known stays the name, of numbers.
  static EventColumn under(String heading) {
    int bracket = heading.indexOf('(');
    String title = (bracket < 0 ? heading : heading.substring(0, bracket)).strip();
    String unit =
        bracket < 0
            ? ""
            : heading.substring(bracket + 1, Math.max(bracket + 1, heading.length() - 1));
    String name = NAMES.getOrDefault(title, title);
    if (title.endsWith("Time")) {
      return new Times(name);
    }
    return switch (name) {
      case "Observer", "OccBody", "Type" -> new Texts(name);
      case "Pass", "EventNumber" -> new Wholes(name);
      default -> new Numbers(name, unit);
    };
  }

  Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Time", ColumnNames.TIME),
          Map.entry("Start Time", "Start"),
          Map.entry("Stop Time", "Stop"),
          Map.entry("Start Range", "StartRange"),
          Map.entry("Stop Range", "StopRange"),
          Map.entry("Maximum Elevation", "MaxElevation"),
          Map.entry("Max Elevation Time", "MaxElevationTime"),
          Map.entry("Pass Number", "Pass"),
          Map.entry("Range Rate", "RangeRate"),
          Map.entry("Occ Body", "OccBody"),
          Map.entry("Event Number", "EventNumber"),
          Map.entry("Total Duration", "TotalDuration"));

  /// Names.
  final class Texts implements EventColumn {
    private final String name;
    private final TextColumn.Builder values = new TextColumn.Builder();

    Texts(String name) {
      this.name = name;
    }

    @Override
    public boolean add(String value) {
      values.add(value);
      return true;
    }

    @Override
    public Column build() {
      return values.build(name);
    }
  }

  /// Lengths, angles, durations.
  final class Numbers implements EventColumn {
    private final String name;
    private final @Nullable String unit;
    private final NumberColumn.Builder values = new NumberColumn.Builder();

    Numbers(String name, @Nullable String unit) {
      this.name = name;
      this.unit = unit;
    }

    @Override
    public boolean add(String value) {
      if (!NumberText.isNumber(value)) {
        return false;
      }
      values.add(NumberText.value(value));
      return true;
    }

    @Override
    public Column build() {
      return values.build(name, unit);
    }
  }

  /// Counters.
  final class Wholes implements EventColumn {
    private static final int MOST_DIGITS = 18;

    private final String name;
    private final WholeColumn.Builder values = new WholeColumn.Builder();

    Wholes(String name) {
      this.name = name;
    }

    @Override
    public boolean add(String value) {
      if (value.length() > MOST_DIGITS || NumberText.digitsEnd(value, 0) != value.length()) {
        return false;
      }
      values.add(Long.parseLong(value));
      return true;
    }

    @Override
    public Column build() {
      return values.build(name);
    }
  }

  /// Epochs in any of the forms locators write, always UTC.
  final class Times implements EventColumn {
    private final String name;
    private final TimeColumn.Builder values = new TimeColumn.Builder();

    Times(String name) {
      this.name = name;
    }

    @Override
    public boolean add(String value) {
      OptionalLong time = EpochText.gregorian(value);
      if (time.isEmpty()) {
        time = EpochText.iso(value);
      }
      if (time.isEmpty()) {
        time = EpochText.modJulian(value);
      }
      time.ifPresent(values::add);
      return time.isPresent();
    }

    @Override
    public TimeColumn build() {
      return values.build(name, TimeScale.UTC);
    }
  }
}
