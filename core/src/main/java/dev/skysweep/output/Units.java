package dev.skysweep.output;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Units of the parameters that a report can hold: those GMAT R2026a gives to its own parameter
/// objects, and for masses, tanks, thrusters and burns those of the user guide's page "Calculation
/// Parameters".
public final class Units {
  private static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry(
              "km",
              List.of(
                  "X",
                  "Y",
                  "Z",
                  "SMA",
                  "RadApo",
                  "RadPer",
                  "RMAG",
                  "Altitude",
                  "SemilatusRectum",
                  "IncomingRadPer",
                  "OutgoingRadPer",
                  "BrouwerShortSMA",
                  "BrouwerLongSMA",
                  "PlanetodeticRMAG",
                  "BdotT",
                  "BdotR",
                  "BVectorMag")),
          Map.entry(
              "km/s",
              List.of(
                  "VX",
                  "VY",
                  "VZ",
                  "VMAG",
                  "VelApoapsis",
                  "VelPeriapsis",
                  "PlanetodeticVMAG",
                  "Element1",
                  "Element2",
                  "Element3")),
          Map.entry(
              "km/s^2", List.of("TotalAcceleration1", "TotalAcceleration2", "TotalAcceleration3")),
          Map.entry(
              "km^2/s", List.of("HMAG", "HX", "HY", "HZ", "DelaunayL", "DelaunayG", "DelaunayH")),
          Map.entry(
              "km^2/s^2", List.of("C3Energy", "Energy", "IncomingC3Energy", "OutgoingC3Energy")),
          Map.entry(
              "deg",
              List.of(
                  "INC",
                  "RAAN",
                  "AOP",
                  "TA",
                  "MA",
                  "EA",
                  "HA",
                  "RA",
                  "DEC",
                  "RAV",
                  "DECV",
                  "AZI",
                  "FPA",
                  "IncomingRHA",
                  "IncomingDHA",
                  "IncomingBVAZI",
                  "OutgoingRHA",
                  "OutgoingDHA",
                  "OutgoingBVAZI",
                  "BrouwerShortINC",
                  "BrouwerShortRAAN",
                  "BrouwerShortAOP",
                  "BrouwerShortMA",
                  "BrouwerLongINC",
                  "BrouwerLongRAAN",
                  "BrouwerLongAOP",
                  "BrouwerLongMA",
                  "TLONG",
                  "Delaunayl",
                  "Delaunayg",
                  "Delaunayh",
                  "PlanetodeticLON",
                  "PlanetodeticLAT",
                  "PlanetodeticAZI",
                  "PlanetodeticHFPA",
                  "DLA",
                  "RLA",
                  "MHA",
                  "Longitude",
                  "Latitude",
                  "BetaAngle",
                  "EulerAngle1",
                  "EulerAngle2",
                  "EulerAngle3",
                  "BVectorAngle")),
          Map.entry(
              "deg/s",
              List.of(
                  "AngularVelocityX",
                  "AngularVelocityY",
                  "AngularVelocityZ",
                  "EulerAngleRate1",
                  "EulerAngleRate2",
                  "EulerAngleRate3")),
          Map.entry("s", List.of("ElapsedSecs", "OrbitPeriod", "Isp")),
          Map.entry("day", List.of("ElapsedDays", "CurrA1MJD")),
          Map.entry("kg", List.of("DryMass", "TotalMass", "FuelMass")),
          Map.entry("kg/s", List.of("MassFlowRate", "TotalMassFlowRate")),
          Map.entry(
              "N", List.of("ThrustMagnitude", "TotalThrust1", "TotalThrust2", "TotalThrust3")),
          Map.entry("m^2", List.of("DragArea", "SRPArea")),
          Map.entry("m^3", List.of("Volume")),
          Map.entry("kg/m^3", List.of("FuelDensity")),
          Map.entry("kPa", List.of("Pressure")),
          Map.entry("C", List.of("Temperature", "RefTemperature")),
          Map.entry(
              "", List.of("ECC", "Cd", "Cr", "Q1", "Q2", "Q3", "Q4", "MRP1", "MRP2", "MRP3")));

  private static final Map<String, String> BY_PARAMETER = byParameter();

  private Units() {}

  /// The unit of a column named for a resource's parameter, such as `Sat.Earth.SMA`; empty for a
  /// number without dimension, null where it is not known.
  public static @Nullable String of(String column) {
    int dot = column.lastIndexOf('.');
    return dot < 0 ? null : BY_PARAMETER.get(column.substring(dot + 1));
  }

  private static Map<String, String> byParameter() {
    Map<String, String> units = new HashMap<>();
    PARAMETERS.forEach((unit, names) -> names.forEach(name -> units.put(name, unit)));
    return Map.copyOf(units);
  }
}
