package dev.skysweep.worker;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.Map;

/// The engine of this worker, and who it is.
record EngineHost(GmatEngine engine, WorkerIdentity identity) {
  /// @throws dev.skysweep.gmat.GmatNotFoundException if there is no GMAT on this machine
  /// @throws dev.skysweep.gmat.EngineException if it doesn't start
  static EngineHost start(EngineChoice choice) {
    String root = choice.gmatRoot();
    GmatInstallation gmat =
        GmatDiscovery.find(root == null ? null : Path.of(root), Machine.current());
    EngineDriver driver =
        switch (choice.driver()) {
          case NATIVE -> EngineDriver.NATIVE;
          case PYTHON -> EngineDriver.PYTHON;
          case AUTO, NONE -> EngineDrivers.choose(gmat);
        };
    Path folder = Path.of(System.getProperty("java.io.tmpdir")).resolve("engine");
    GmatEngine engine = EngineDrivers.open(gmat, driver, KernelMode.KEPT, folder);
    var identity = WorkerIdentities.of(gmat.version(), engine.driver().toString(), "", Map.of());
    return new EngineHost(engine, identity);
  }
}
