package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "sobol",
    mixinStandardHelpOptions = true,
    description =
        "Runs for Sobol sensitivity indices (Saltelli): N points of a block of runs each.",
    footer = {
      "",
      "Example:",
      "  skysweep sobol mission.script --n 256 --perturb Sat.SMA=uniform:7000:7200 \\",
      "      --seed 42 --out out/sobol"
    })
final class SobolCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;

  @Option(names = "--round-up", description = "Take the next power of two if N is none.")
  private boolean roundUp;

  @Option(
      names = "--second-order",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Make the runs that the indices of pairs need (default: yes).")
  private boolean secondOrder = true;

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SobolCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.independentTree();
    if (roundUp) {
      design.put("round-up", true);
    }
    if (!secondOrder) {
      design.put("second-order", false);
    }
    return study.sweep(StudyTree.design("sobol", design), sampling.seed(), parent.terminal());
  }
}
