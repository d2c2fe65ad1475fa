package dev.skysweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "morris",
    mixinStandardHelpOptions = true,
    description =
        "Runs for a Morris screening: N trajectories, each changing one field after the other.",
    footer = {
      "",
      "Example:",
      "  skysweep morris mission.script --n 20 --perturb Sat.SMA=uniform:7000:7200 \\",
      "      --seed 42 --out out/morris"
    })
final class MorrisCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private SamplingOptions sampling;

  @Option(
      names = "--levels",
      paramLabel = "LEVELS",
      defaultValue = "4",
      description = "Levels of every field, an even number (default: ${DEFAULT-VALUE}).")
  private int levels = 4;

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  MorrisCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = sampling.independentTree().put("levels", levels);
    return study.sweep(StudyTree.design("morris", design), sampling.seed(), parent.terminal());
  }
}
