package dev.skysweep.cli;

import dev.skysweep.sweep.Sweep;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(paramLabel = "SCRIPT", description = "The GMAT mission script.")
  private Path script;

  @Option(
      names = "--grid",
      required = true,
      paramLabel = "NAME=VALUES",
      description = {
        "One axis: low:high:count (evenly spaced, both ends included) or v1,v2,…",
        "Quote a value that holds a colon or comma: Sat.Epoch=\"'01 Jan 2026 12:00:00.000'\""
      })
  private List<String> grid;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The study folder; made if it isn't there.")
  private Path out;

  @Option(names = "--overwrite", description = "Remove the sweep that is in the folder already.")
  private boolean overwrite;

  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var session = new SweepSession(parent.terminal(), execution);
    Sweep sweep =
        Sweep.of(script).design(GridOption.design(grid)).out(out).with(session.options(overwrite));
    return session.run(sweep::run);
  }
}
