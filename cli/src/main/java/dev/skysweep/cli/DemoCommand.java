package dev.skysweep.cli;

import dev.skysweep.files.StorageException;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Sweep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Sweep a real mission, installing the engine if there is none, and show its results.")
final class DemoCommand implements Callable<Integer> {
  private static final int ROWS = 5;

  @ParentCommand private Skysweep parent;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "The study folder, made anew (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = parent.terminal();
    Path script = writeScript();
    terminal.say(
        "%s: altitude and node drift of a satellite for 10 semi-major axes and 5 inclinations"
            .formatted(script));
    var session = new SweepSession(terminal, execution);
    Sweep sweep =
        Sweep.of(script)
            .grid("Sat.SMA", Grid.linspace(6800, 7700, 10))
            .grid("Sat.INC", 0.1, 28.5, 51.6, 63.4, 97.8)
            .out(out)
            .with(session.options(true));
    return session.run(
        sweep::run,
        result -> {
          if (!execution.json) {
            ResultPreview.print(result, ROWS, terminal);
          }
        });
  }

  /// The script stays beside the study folder, to be looked at and changed.
  private Path writeScript() {
    Path script = out.resolveSibling("demo.script");
    try (InputStream resource = DemoCommand.class.getResourceAsStream("demo.script")) {
      Path parentFolder = script.toAbsolutePath().getParent();
      if (parentFolder != null) {
        Files.createDirectories(parentFolder);
      }
      Files.copy(Objects.requireNonNull(resource), script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException e) {
      throw StorageException.writing(script, e);
    }
  }
}
