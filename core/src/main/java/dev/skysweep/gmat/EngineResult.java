package dev.skysweep.gmat;

/// How a call to GMAT ended, with what its log says about it.
public sealed interface EngineResult {
  EngineLog log();

  /// Reads GMAT's answer to a run together with its log.
  ///
  /// @param ran what GMAT answered
  /// @param stopRequested whether we asked it to stop
  static EngineResult ofRun(boolean ran, boolean stopRequested, EngineLog log) {
    boolean ownStop = log.stopped() && log.errors().isEmpty();
    if (ran || (ownStop && !stopRequested)) {
      return new Completed(log);
    }
    return stopRequested ? new Stopped(log) : new RunFailed(log);
  }

  /// GMAT did it. A mission that its own `Stop` command ended is among these, though GMAT reports
  /// it like a failure, and so is one whose targeter did not converge.
  record Completed(EngineLog log) implements EngineResult {}

  /// GMAT did not accept the script.
  record LoadFailed(EngineLog log) implements EngineResult {}

  /// The mission broke off. Its output files are well formed up to there.
  record RunFailed(EngineLog log) implements EngineResult {}

  /// [GmatEngine#stop()] ended it.
  record Stopped(EngineLog log) implements EngineResult {}
}
