package dev.skysweep.output;

import dev.skysweep.table.TimeScale;
import java.util.Optional;
import java.util.OptionalLong;

/// How the epochs of a column are written, told by the last part of its name: `Sat.UTCGregorian`,
/// `Sat.TAIModJulian`.
record EpochForm(TimeScale scale, boolean gregorian) {
  static Optional<EpochForm> of(String columnName) {
    String parameter = columnName.substring(columnName.lastIndexOf('.') + 1);
    for (TimeScale scale : TimeScale.values()) {
      if (parameter.equals(scale + "Gregorian")) {
        return Optional.of(new EpochForm(scale, true));
      }
      if (parameter.equals(scale + "ModJulian")) {
        return Optional.of(new EpochForm(scale, false));
      }
    }
    return Optional.empty();
  }

  OptionalLong read(String text) {
    return gregorian ? EpochText.gregorian(text) : EpochText.modJulian(text);
  }
}
