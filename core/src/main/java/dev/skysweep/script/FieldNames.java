package dev.skysweep.script;

import java.util.Map;
import java.util.Set;

/// One name for each field where GMAT accepts several.
final class FieldNames {
  /// Fields that are `On` or `Off`. GMAT takes `true` and even `on` for them without a word, and
  /// sets them to `Off`.
  private static final Set<String> ON_OFF =
      Set.of(
          "SRP",
          "RelativisticCorrection",
          "LeftJustify",
          "ZeroFill",
          "EclipticPlane",
          "XYPlane",
          "WireFrame",
          "Axes",
          "Grid",
          "SunLine",
          "UseInitialView",
          "EnableStars",
          "EnableConstellations");

  private static final Map<String, String> SPACECRAFT =
      Map.of(
          "CartesianX", "X",
          "CartesianY", "Y",
          "CartesianZ", "Z",
          "CartesianVX", "VX",
          "CartesianVY", "VY",
          "CartesianVZ", "VZ");

  private FieldNames() {}

  /// The name under which a field of a resource of this type is kept.
  static String canonical(String type, String field) {
    return switch (type) {
      case "Variable" -> field.equals("Value") || field.equals("Expression") ? "" : field;
      case "String" -> field.equals("Expression") ? "" : field;
      case "Array" -> field.equals("RmatValue") ? "" : field;
      case "Spacecraft" -> SPACECRAFT.getOrDefault(field, field);
      case "ForceModel" -> forceModel(field);
      default -> field;
    };
  }

  private static String forceModel(String field) {
    if (field.equals("Drag")) {
      return "Drag.AtmosphereModel";
    }
    String name = field.startsWith("Gravity.") ? "GravityField" + field.substring(7) : field;
    if (name.equals("GravityField.PrimaryBodies")) {
      return "PrimaryBodies";
    }
    if (!name.startsWith("GravityField.")) {
      return name;
    }
    if (name.endsWith(".Model")) {
      return name.substring(0, name.length() - "Model".length()) + "PotentialFile";
    }
    return name.endsWith(".EarthTideModel")
        ? name.substring(0, name.length() - "EarthTideModel".length()) + "TideModel"
        : name;
  }

  /// Whether a second assignment adds to the list of the first.
  static boolean appends(String field) {
    return field.equals("Add") || field.equals("YVariables");
  }

  static boolean isOnOff(String field) {
    return ON_OFF.contains(field);
  }

  /// `(i)` and `(1,i)` are the same element.
  static String element(String index) {
    return index.isEmpty() || index.indexOf(',') >= 0 ? index : "(1," + index.substring(1);
  }
}
