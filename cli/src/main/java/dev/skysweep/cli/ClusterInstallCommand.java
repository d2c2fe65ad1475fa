package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.install.RayInstallation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description =
        "Install the pinned Ray into a Python environment of its own; only `cluster up`, `exec` and"
            + " `down` need it.")
final class ClusterInstallCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterInstallCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var ray = new RayInstallation(Machine.current()).install(parent.terminal()::say);
    parent.terminal().out().println("Ray " + RayInstallation.VERSION + " is " + ray);
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
