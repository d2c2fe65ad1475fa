package dev.skysweep.output;

/// The kinds of output a mission can declare.
public enum OutputKind {
  REPORT("report"),
  EPHEMERIS("ephemeris"),
  CONTACT("contact"),
  ECLIPSE("eclipse"),
  SOLVER("solver");

  private final String key;

  OutputKind(String key) {
    this.key = key;
  }

  /// First part of a table's key and file name, as in `report__RF.parquet`.
  public String key() {
    return key;
  }
}
