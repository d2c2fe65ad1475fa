package dev.skysweep.manifest;

/// What becomes of the runs' own Parquet files once their rows are merged into `tables`.
public enum Layout {
  /// They stay, so that every path in the manifest holds, for any tool.
  PER_RUN("per-run"),
  /// They go.
  COMPACT("compact");

  private final String key;

  Layout(String key) {
    this.key = key;
  }

  /// As users and files write it.
  public String key() {
    return key;
  }

  static Layout of(String key) {
    return key.equals(COMPACT.key) ? COMPACT : PER_RUN;
  }
}
