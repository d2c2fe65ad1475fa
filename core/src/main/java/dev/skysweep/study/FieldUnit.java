package dev.skysweep.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// GMAT's unit of a field, and the units that a number for it may be given in.
///
/// @param what the field, for messages
/// @param factors by unit: how many of GMAT's own units one of it is; empty where the unit is not
///   known here
record FieldUnit(String what, Map<String, Double> factors) {
  static final FieldUnit NONE = new FieldUnit("the field", Map.of());

  private static final Map<String, Double> LENGTH =
      Map.of("km", 1.0, "m", 1e-3, "cm", 1e-5, "mm", 1e-6);
  private static final Map<String, Double> SPEED =
      Map.of("km/s", 1.0, "m/s", 1e-3, "cm/s", 1e-5, "mm/s", 1e-6);
  private static final Map<String, Double> ANGLE =
      Map.of(
          "deg",
          1.0,
          "rad",
          Math.toDegrees(1),
          "mrad",
          Math.toDegrees(1e-3),
          "arcmin",
          1.0 / 60,
          "arcsec",
          1.0 / 3600);
  private static final Map<String, Double> TIME =
      Map.of("s", 1.0, "min", 60.0, "h", 3600.0, "d", 86400.0);
  private static final Map<String, Double> MASS = Map.of("kg", 1.0, "g", 1e-3, "t", 1e3);
  private static final Map<String, Double> AREA = Map.of("m^2", 1.0, "cm^2", 1e-4, "m2", 1.0);

  private static final Map<String, Map<String, Double>> FIELDS = fields();

  /// Of a field by its last name; GMAT uses a name for one quantity only.
  static FieldUnit of(FieldPath path) {
    String last = path.field().substring(path.field().lastIndexOf('.') + 1);
    return new FieldUnit(path.toString(), FIELDS.getOrDefault(last, Map.of()));
  }

  /// A number in GMAT's unit.
  ///
  /// @throws StudyException if the unit does not fit the field
  double convert(double number, String unit) {
    Double factor = factors.get(unit);
    if (factor != null) {
      return number * factor;
    }
    if (factors.isEmpty()) {
      throw new StudyException(
          "the unit of %s is not known here, so '%s' can't be converted; write the number in GMAT's unit"
              .formatted(what, unit));
    }
    List<String> known = new TreeMap<>(factors).keySet().stream().toList();
    throw new StudyException(
        "'%s' is no unit of %s%s; it takes %s"
            .formatted(unit, what, CloseNames.hint(unit, known), String.join(", ", known)));
  }

  private static Map<String, Map<String, Double>> fields() {
    var units = new TreeMap<String, Map<String, Double>>();
    put(
        units,
        LENGTH,
        "SMA X Y Z RadPer RadApo RMagnitude PlanetodeticRMAG IncomingRadPer OutgoingRadPer"
            + " SemilatusRectum BrouwerShortSMA BrouwerLongSMA");
    put(units, SPEED, "VX VY VZ VMagnitude PlanetodeticVMAG Element1 Element2 Element3");
    put(
        units,
        ANGLE,
        "INC RAAN AOP TA RA DEC AZI FPA RAV DECV MLONG TLONG PlanetodeticLON PlanetodeticLAT"
            + " PlanetodeticAZI PlanetodeticHFPA IncomingRHA IncomingDHA IncomingBVAZI OutgoingRHA"
            + " OutgoingDHA OutgoingBVAZI Delaunayl Delaunayg Delaunayh BrouwerShortINC"
            + " BrouwerShortRAAN BrouwerShortAOP BrouwerShortMA BrouwerLongINC BrouwerLongRAAN"
            + " BrouwerLongAOP BrouwerLongMA EulerAngle1 EulerAngle2 EulerAngle3");
    put(units, TIME, "InitialStepSize MinStep MaxStep StepSize");
    put(units, MASS, "DryMass FuelMass");
    put(units, AREA, "DragArea SRPArea");
    return units;
  }

  private static void put(
      Map<String, Map<String, Double>> units, Map<String, Double> factors, String names) {
    Stream<String> fields = Arrays.stream(names.split(" "));
    fields.forEach(name -> units.put(name, factors));
  }
}
