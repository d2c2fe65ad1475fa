package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "sobol-sequence",
    mixinStandardHelpOptions = true,
    description =
        "Draws that fill the space most evenly, by a power of two of runs (scrambled Sobol).",
    footer = {
      "",
      "Example:",
      "  skysweep sobol-sequence mission.script --n 512 --perturb Sat.SMA=normal:7100:0.05 \\",
      "      --seed 42 --out out/sobol-sequence"
    })
final class SobolSequenceCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;
  @Mixin private CovarianceOptions covariance;

  @Option(names = "--round-up", description = "Take the next power of two if N is none.")
  private boolean roundUp;

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SobolSequenceCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.tree();
    covariance.addTo(design);
    if (roundUp) {
      design.put("round-up", true);
    }
    return study.sweep(
        StudyTree.design("sobol-sequence", design), sampling.seed(), parent.terminal());
  }
}
