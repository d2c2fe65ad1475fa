package dev.skysweep.cli;

/// What the command's exit code tells a script.
public enum ExitCode {
  /// Everything asked for is done and every run is ok.
  OK(0),
  /// A defect of Skysweep itself.
  INTERNAL(1),
  /// The command line, the study or the mission script is wrong.
  USAGE(2),
  /// The manifest is missing or can't be read.
  MANIFEST(3),
  /// The engine, the pool or the disk failed.
  BACKEND(4),
  /// The sweep is finished, with failed runs.
  FAILED_RUNS(5),
  /// A study shows that a requirement is not met, or is not what its manifest says.
  CHECK_FAILED(6),
  /// A study does not yet show whether a requirement is met.
  NOT_YET_KNOWN(7);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
