package dev.skysweep.view.plot;

import org.jspecify.annotations.Nullable;

/// What is measured along an axis.
///
/// @param name as in the study: `Sat.SMA`, `max(RF.Sat.Earth.Altitude)`
/// @param unit such as `km`; null if it has none or nobody told
public record Axis(String name, @Nullable String unit) {
  public static Axis of(String name) {
    return new Axis(name, null);
  }

  /// `Sat.SMA (km)`.
  public String label() {
    return unit == null ? name : name + " (" + unit + ")";
  }
}
