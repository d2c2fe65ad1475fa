package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "latin-hypercube",
    mixinStandardHelpOptions = true,
    description = "Random draws that fill the range of every dispersed field evenly.",
    footer = {
      "",
      "Example:",
      "  skysweep latin-hypercube mission.script --n 500 --perturb Sat.SMA=normal:7100:0.05 \\",
      "      --seed 42 --out out/latin-hypercube"
    })
final class LatinHypercubeCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;
  @Mixin private CovarianceOptions covariance;
  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  LatinHypercubeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.tree();
    covariance.addTo(design);
    return study.sweep(
        StudyTree.design("latin-hypercube", design), sampling.seed(), parent.terminal());
  }
}
