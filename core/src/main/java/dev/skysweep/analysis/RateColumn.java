package dev.skysweep.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The column that is another one's rate of change: `Sat.EarthMJ2000Eq.VX` of
/// `Sat.EarthMJ2000Eq.X`. GMAT writes positions in km and velocities in km/s.
final class RateColumn {
  private RateColumn() {}

  /// Null if there is none.
  static @Nullable String of(String column, List<String> columns) {
    int dot = column.lastIndexOf('.');
    String last = column.substring(dot + 1);
    if (!last.matches("[XYZxyz]")) {
      return null;
    }
    String rate = column.substring(0, dot + 1) + (last.matches("[XYZ]") ? "V" : "v") + last;
    return columns.contains(rate) ? rate : null;
  }
}
