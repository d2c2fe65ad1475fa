package dev.skysweep.study;

/// What formulas can call. Public for the expression library, which calls nothing else.
public final class Functions {
  static final String NAMES =
      "abs, sqrt, pow, exp, log, min, max, sin, cos, tan (radians), sind, cosd, tand (degrees)";

  private Functions() {}

  public static double abs(double x) {
    return Math.abs(x);
  }

  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  public static double log(double x) {
    return StrictMath.log(x);
  }

  public static double min(double x, double y) {
    return Math.min(x, y);
  }

  public static double max(double x, double y) {
    return Math.max(x, y);
  }

  public static double sin(double radians) {
    return StrictMath.sin(radians);
  }

  public static double cos(double radians) {
    return StrictMath.cos(radians);
  }

  public static double tan(double radians) {
    return StrictMath.tan(radians);
  }

  public static double sind(double degrees) {
    return StrictMath.sin(Math.toRadians(degrees));
  }

  public static double cosd(double degrees) {
    return StrictMath.cos(Math.toRadians(degrees));
  }

  public static double tand(double degrees) {
    return StrictMath.tan(Math.toRadians(degrees));
  }
}
