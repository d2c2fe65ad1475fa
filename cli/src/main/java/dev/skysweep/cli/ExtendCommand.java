package dev.skysweep.cli;

import dev.skysweep.sweep.Extend;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Add runs to a random or space-filling study.",
    footer = {
      "",
      "Monte Carlo and Halton studies grow by any number; Sobol sequences and Sobol designs double;",
      "Latin hypercubes grow by multiples of their runs, Morris designs by whole trajectories.",
      "Example:",
      "  skysweep extend out/monte-carlo --n 500"
    })
final class ExtendCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "STUDY", description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Option(names = "--n", required = true, paramLabel = "N", description = "How many runs to add.")
  private int n;

  @Mixin private StudyScriptOptions script;
  @Mixin private ReuseOptions reuse;
  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ExtendCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var session = new SweepSession(parent.terminal(), execution);
    var extend =
        new Extend(
            study, script.script, script.allowDrift, n, session.options(false, reuse.folders));
    return session.run(extend::run);
  }
}
