package dev.skysweep.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which mission script belongs to a study.
final class StudyScriptOptions {
  @Option(
      names = "--script",
      paramLabel = "SCRIPT",
      description = "The mission script (default: the copy in the study folder).")
  @Nullable Path script;

  @Option(
      names = "--allow-script-drift",
      description = "Take it although the script has changed since the sweep began.")
  boolean allowDrift;
}
