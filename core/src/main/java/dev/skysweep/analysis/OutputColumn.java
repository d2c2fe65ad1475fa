package dev.skysweep.analysis;

/// A column of numbers of one of the study's outputs.
///
/// @param key of the output, such as `report__RF`
/// @param name of the column, such as `Sat.Earth.Altitude`
public record OutputColumn(String key, String name) {
  /// The output's name without its kind: `RF`.
  static String shortName(String key) {
    int kind = key.indexOf("__");
    return kind < 0 ? key : key.substring(kind + 2);
  }

  /// Whether it belongs to the output of that name, with or without its kind.
  public boolean isIn(String output) {
    return key.equals(output) || shortName(key).equals(output);
  }

  /// As people write it: `RF.Sat.Earth.Altitude`.
  @Override
  public String toString() {
    return shortName(key) + "." + name;
  }
}
