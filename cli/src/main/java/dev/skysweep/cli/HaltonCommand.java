package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "halton",
    mixinStandardHelpOptions = true,
    description = "Draws that fill the space evenly for any number of runs (scrambled Halton).",
    footer = {
      "",
      "Example:",
      "  skysweep halton mission.script --n 500 --perturb Sat.SMA=normal:7100:0.05 \\",
      "      --seed 42 --out out/halton"
    })
final class HaltonCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;
  @Mixin private CovarianceOptions covariance;
  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  HaltonCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.tree();
    covariance.addTo(design);
    return study.sweep(StudyTree.design("halton", design), sampling.seed(), parent.terminal());
  }
}
