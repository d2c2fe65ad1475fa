package dev.skysweep.cli;

import dev.skysweep.study.StudyException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// When a study has enough runs.
final class UntilOptions {
  @Option(
      names = "--until",
      paramLabel = "RULE",
      description = {
        "Add runs until a result is known well enough:",
        "'ci95(p99(RF.Sat.Earth.Altitude)) < 0.5 km' (Monte Carlo studies)."
      })
  private @Nullable String rule;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "The most runs that --until may come to.")
  private @Nullable Integer max;

  UntilOptions() {}

  /// As a study file has it; empty without the options.
  ///
  /// @throws StudyException if one of the options lacks the other
  Optional<ObjectNode> tree() {
    if (rule == null && max == null) {
      return Optional.empty();
    }
    if (rule == null || max == null) {
      throw new StudyException(
          rule == null
              ? "--max is the most runs of --until RULE, which is missing"
              : "--until needs --max N, the most runs that may be made");
    }
    return Optional.of(StudyTree.object().put("rule", rule).put("max", max));
  }
}
