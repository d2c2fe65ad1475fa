package dev.skysweep.output;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Units of GMAT's parameters, as the page "Calculation Parameters" of its user guide gives them.
final class Units {
  private static final Map<String, String> BY_PARAMETER = new HashMap<>();

  static {
    put("km", "X Y Z RMAG SMA RadPer RadApo Altitude SemilatusRectum MagBField SemilatusRectum");
    put("km", "BdotT BdotR BVectorMag EquinoctialSMA ModEquinoctialP PlanetodeticRMAG");
    put("km", "BrouwerShortSMA BrouwerLongSMA DelaunayDummy");
    BY_PARAMETER.remove("MagBField");
    BY_PARAMETER.remove("DelaunayDummy");
    put(
        "km/s",
        "VX VY VZ VMAG VelApoapsis VelPeriapsis PlanetodeticVMAG Element1 Element2 Element3");
  }

  private Units() {}

  private static void put(String unit, String parameters) {
    for (String parameter : parameters.split(" ")) {
      BY_PARAMETER.put(parameter, unit);
    }
  }

  /// Null where the unit is not known.
  static @Nullable String of(String column) {
    int dot = column.lastIndexOf('.');
    return dot < 0 ? null : BY_PARAMETER.get(column.substring(dot + 1));
  }
}
