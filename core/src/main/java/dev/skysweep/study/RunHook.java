package dev.skysweep.study;

import java.nio.file.Path;

/// A post-processing step in Java. Needs a public constructor without parameters; one object serves
/// all runs of a worker process, one after the other.
@FunctionalInterface
public interface RunHook {
  /// Is called after each run that GMAT ended well. Files written to the folder are results of the
  /// run.
  ///
  /// @param runFolder holds the run's Parquet files
  /// @throws Exception fails the run
  void afterRun(RunSpec run, Path runFolder) throws Exception;
}
