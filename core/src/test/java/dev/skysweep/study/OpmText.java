package dev.skysweep.study;

import java.util.List;

/// An Orbit Parameter Message of a satellite in EME2000, with a covariance.
public final class OpmText {
  /// Entries of a full lower triangle.
  public static final int WHOLE = 21;

  private static final List<String> NAMES = List.of("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT");

  /// An entry of the covariance, in km and km/s.
  @FunctionalInterface
  public interface Entry {
    double at(int row, int column);
  }

  private OpmText() {}

  /// @param frame of the covariance; empty to say none
  /// @param entries how many of the lower triangle are there
  public static String of(String frame, int entries, Entry covariance) {
    var text =
        new StringBuilder(
            """
            CCSDS_OPM_VERS = 2.0
            CREATION_DATE = 2026-01-01T00:00:00
            ORIGINATOR = TEST
            OBJECT_NAME = SAT
            OBJECT_ID = 2026-001A
            CENTER_NAME = EARTH
            REF_FRAME = EME2000
            TIME_SYSTEM = UTC
            EPOCH = 2026-01-01T12:00:00
            X = 7000
            Y = 0
            Z = 0
            X_DOT = 0
            Y_DOT = 7.5
            Z_DOT = 1
            """);
    text.append(frame.isEmpty() ? "" : "COV_REF_FRAME = " + frame + "\n");
    int left = entries;
    for (int row = 0; row < NAMES.size(); row++) {
      for (int column = 0; column <= row && left > 0; column++, left--) {
        text.append("C%s_%s = ".formatted(NAMES.get(row), NAMES.get(column)));
        text.append(covariance.at(row, column)).append('\n');
      }
    }
    return text.toString();
  }
}
