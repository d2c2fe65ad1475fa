package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "monte-carlo",
    mixinStandardHelpOptions = true,
    description =
        "Independent random draws of dispersed fields; the same seed gives the same bits.",
    footer = {
      "",
      "Example:",
      "  skysweep monte-carlo mission.script --n 500 --perturb Sat.SMA=normal:7100:0.05 \\",
      "      --seed 42 --out out/monte-carlo"
    })
final class MonteCarloCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;
  @Mixin private CovarianceOptions covariance;
  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  MonteCarloCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.tree();
    covariance.addTo(design);
    return study.sweep(StudyTree.design("monte-carlo", design), sampling.seed(), parent.terminal());
  }
}
