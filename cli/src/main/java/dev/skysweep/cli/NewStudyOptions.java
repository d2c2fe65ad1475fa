package dev.skysweep.cli;

import dev.skysweep.study.Design;
import dev.skysweep.sweep.Sweep;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command takes that begins a study, whatever its design.
final class NewStudyOptions {
  @Parameters(paramLabel = "SCRIPT", description = "The GMAT mission script.")
  private Path script;

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
  NewStudyOptions() {}

  /// Makes the runs of a design and gives the exit code.
  int sweep(Design design, Terminal terminal) throws InterruptedException {
    var session = new SweepSession(terminal, execution);
    Sweep sweep = Sweep.of(script).design(design).out(out).with(session.options(overwrite));
    return session.run(sweep::run);
  }
}
