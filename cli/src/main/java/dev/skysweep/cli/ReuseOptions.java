package dev.skysweep.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Where runs may be taken from instead of being made.
final class ReuseOptions {
  @Option(
      names = "--reuse",
      paramLabel = "DIR",
      description = {
        "Take runs that were made before, with the same script, engine and data, from the",
        "studies in and below this folder; may be repeated."
      })
  List<Path> folders = List.of();

  ReuseOptions() {}
}
