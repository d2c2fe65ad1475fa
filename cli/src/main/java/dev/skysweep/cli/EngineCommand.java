package dev.skysweep.cli;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.gmat.drivers.EngineInfo;
import dev.skysweep.gmat.drivers.EngineInspection;
import dev.skysweep.gmat.drivers.KernelProof;
import dev.skysweep.gmat.install.EngineInstaller;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.worker.EnginePreparation;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
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
          @Nullable Path wheel,
      @Option(
              names = "--python",
              paramLabel = "VERSION",
              description = "For the Python driver: the wheel for this Python, e.g. 3.13.")
          @Nullable String python) {
    Terminal terminal = parent.terminal();
    if (wheel != null && python != null) {
      throw new ParameterException(spec.commandLine(), "--wheel and --python exclude each other");
    }
    var installer = new EngineInstaller(Machine.current(), terminal::say);
    GmatInstallation gmat;
    if (wheel != null) {
      gmat = installer.install(wheel);
    } else {
      gmat = python == null ? installer.install() : installer.install(python);
    }
    EngineDriver driver = EngineDrivers.choose(gmat);
    KernelProof proof = EnginePreparation.prove(gmat, driver, terminal::say);
    var choice = new EngineChoice(gmat.root().toString(), Driver.AUTO);
    EnginePreparation.prepareWorkers(choice, terminal::say);
    EngineText.printProof(proof, terminal.out());
    terminal.out().println("GMAT " + gmat.version() + " is in " + gmat.root());
    terminal.out().flush();
    return ExitCode.OK.number();
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Show which GMAT is used and everything that a result depends on in it.")
  int info(
      @Option(
              names = "--gmat-root",
              paramLabel = "DIR",
              description = "The GMAT to look at (default: the one that a sweep would use).")
          @Nullable Path root,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    GmatInstallation gmat = GmatDiscovery.find(root, Machine.current());
    EngineInfo info =
        new EngineInspection(gmat, Machine.current()).info(EngineDrivers.choose(gmat));
    if (json) {
      parent.terminal().out().println(EngineText.json(info));
    } else {
      EngineText.print(info, parent.terminal().out());
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
