package dev.skysweep.pool.local;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.GmatNotFoundException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.install.EngineInstaller;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.worker.EnginePreparation;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    GmatInstallation gmat = findOrInstall(choice.gmatRoot(), machine, said);
    EngineDriver driver = choice.driver().on(gmat);
    var _ = EnginePreparation.prove(gmat, driver, said);
    EnginePreparation.prepareWorkers(choice, said);
  }

  private static GmatInstallation findOrInstall(
      @Nullable String root, Machine machine, Consumer<String> said) {
    try {
      return GmatDiscovery.find(root == null ? null : Path.of(root), machine);
    } catch (GmatNotFoundException e) {
      if (e.placeWasNamed()) {
        throw e;
      }
      said.accept("no GMAT on this machine: installing the managed engine (80 MB, once)");
      return new EngineInstaller(machine, said).install();
    }
  }
}
