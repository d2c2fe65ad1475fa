package dev.skysweep.study;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What the parameters of every distribution must keep to.
final class Bounds {
  private Bounds() {}

  static void finite(String tag, double... parameters) {
    if (!Arrays.stream(parameters).allMatch(Double::isFinite)) {
      String got =
          Arrays.stream(parameters).mapToObj(Double::toString).collect(Collectors.joining(" and "));
      throw new StudyException(tag + " parameters must be finite, got " + got);
    }
  }

  static void positive(String tag, String parameter, double value) {
    if (!(value > 0)) {
      throw new StudyException(tag + " " + parameter + " must be > 0, got " + value);
    }
  }

  static void ordered(String tag, double low, double high) {
    if (!(high > low)) {
      throw new StudyException("%s requires hi > lo, got lo=%s, hi=%s".formatted(tag, low, high));
    }
  }
}
