package dev.skysweep.manifest;

import java.util.Locale;

/// Where a run stands, by the last line that tells of it.
public enum RunStatus {
  /// No line tells of the run.
  MISSING,
  OK,
  FAILED,
  SKIPPED,
  /// A word that this version does not know.
  UNKNOWN;

  static RunStatus of(String key) {
    return switch (key) {
      case "ok" -> OK;
      case "failed" -> FAILED;
      case "skipped" -> SKIPPED;
      default -> UNKNOWN;
    };
  }

  /// The word for it in a manifest.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
