package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.TimeColumn;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Collects one column of a report. A date by its name, else numbers, or text if told so: GMAT does
/// not say which, so the first value that is no number has the file read again.
final class ReportColumn {
  private final String name;
  private final String reported;
  private final boolean text;
  private final Optional<EpochForm> epoch;
  private final TimeColumn.Builder times = new TimeColumn.Builder();
  private final NumberColumn.Builder numbers = new NumberColumn.Builder();
  private final TextColumn.Builder texts = new TextColumn.Builder();
  private int rows;
  private boolean numeric = true;

  /// @param name in the table
  /// @param reported the name GMAT writes
  ReportColumn(String name, String reported, boolean text) {
    this.name = name;
    this.reported = reported;
    this.text = text;
    this.epoch = EpochForm.of(reported);
  }

  String name() {
    return name;
  }

  /// Whether all values so far were numbers or dates.
  boolean isNumeric() {
    return !text && numeric;
  }

  boolean isEpoch() {
    return epoch.isPresent();
  }

  /// Sets the value of a row; rows left out have none.
  ///
  /// @return false if the value does not fit
  boolean set(int row, @Nullable String value) {
    fillTo(row);
    rows++;
    if (value == null) {
      addNull();
      return true;
    }
    if (epoch.isPresent()) {
      OptionalLong moment = epoch.get().read(value);
      moment.ifPresentOrElse(times::add, times::addNull);
      return moment.isPresent();
    }
    if (text) {
      texts.add(value);
    } else if (NumberText.isNumber(value)) {
      numbers.add(NumberText.value(value));
    } else {
      numbers.addNull();
      numeric = false;
    }
    return true;
  }

  Column build(int rowCount) {
    fillTo(rowCount);
    if (epoch.isPresent()) {
      return times.build(name, epoch.get().scale());
    }
    return text ? texts.build(name) : numbers.build(name, Units.of(reported));
  }

  private void fillTo(int row) {
    for (; rows < row; rows++) {
      addNull();
    }
  }

  private void addNull() {
    if (epoch.isPresent()) {
      times.addNull();
    } else if (text) {
      texts.addNull();
    } else {
      numbers.addNull();
    }
  }
}
