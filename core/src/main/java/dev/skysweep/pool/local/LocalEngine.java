package dev.skysweep.pool.local;

import dev.skysweep.gmat.GmatNotFoundException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.install.EngineInstaller;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Sees to it that this machine has an engine before any worker looks for one.
final class LocalEngine {
  private LocalEngine() {}

  /// Installs the managed engine if none is found and none was asked for by name.
  ///
  /// @throws GmatNotFoundException if the one asked for is not there
  /// @throws dev.skysweep.SweepException if the managed one can't be installed
  static void ensure(EngineChoice choice, Consumer<String> said) {
    if (choice.driver() == Driver.NONE) {
      return;
    }
    Machine machine = Machine.current();
    String root = choice.gmatRoot();
    if (root != null) {
      GmatDiscovery.find(Path.of(root), machine);
      return;
    }
    try {
      GmatDiscovery.find(null, machine);
    } catch (GmatNotFoundException e) {
      if (e.attempts().size() == 1) {
        throw e;
      }
      said.accept("no GMAT on this machine: installing the managed engine (80 MB, once)");
      new EngineInstaller(machine, said).install();
    }
  }
}
