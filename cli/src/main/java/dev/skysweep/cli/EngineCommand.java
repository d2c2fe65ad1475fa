package dev.skysweep.cli;

import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.install.EngineInstaller;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "engine",
    mixinStandardHelpOptions = true,
    description = "Install GMAT, or show which one is used.")
final class EngineCommand implements Runnable {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  EngineCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: install or info");
  }

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = "Install GMAT R2026a into your cache folder, from PyPI or a wheel you have.")
  int install(
      @Option(
              names = "--wheel",
              paramLabel = "FILE",
              description = "The gmatpy wheel, where PyPI can't be reached.")
          @Nullable Path wheel) {
    var installer = new EngineInstaller(Machine.current(), parent.terminal()::say);
    GmatInstallation gmat = wheel == null ? installer.install() : installer.install(wheel);
    parent.terminal().out().println("GMAT " + gmat.version() + " in " + gmat.root());
    return ExitCode.OK.number();
  }
}
