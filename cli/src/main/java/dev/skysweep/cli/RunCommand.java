package dev.skysweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Sweep a mission over a grid and keep every run's results.",
    footer = {
      "",
      "Example:",
      "  skysweep run mission.script --grid Sat.SMA=7000:8000:100 \\",
      "      --grid Sat.INC=28.5,51.6 --out out/sma"
    })
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Option(
      names = "--grid",
      required = true,
      paramLabel = "NAME=VALUES",
      description = {
        "One axis: low:high:count (evenly spaced, both ends included) or v1,v2,…",
        "Quote a value that holds a colon or comma: Sat.Epoch=\"'01 Jan 2026 12:00:00.000'\""
      })
  private List<String> grid;

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return study.sweep(GridOption.design(grid), parent.terminal());
  }
}
