package dev.skysweep.worker;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.gmat.drivers.EngineInfo;
import dev.skysweep.gmat.drivers.EngineInspection;
import dev.skysweep.gmat.drivers.SelfTest;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The engine of this worker, and who it is.
record EngineHost(GmatEngine engine, WorkerIdentity identity) {
  /// Starts the engine and has it prove itself.
  ///
  /// @throws dev.skysweep.gmat.GmatNotFoundException if there is no GMAT on this machine
  /// @throws dev.skysweep.gmat.EngineException if it doesn't start, or computes wrongly
  static EngineHost start(EngineChoice choice) {
    String root = choice.gmatRoot();
    Machine machine = Machine.current();
    GmatInstallation gmat = GmatDiscovery.find(root == null ? null : Path.of(root), machine);
    EngineDriver driver = choice.driver().on(gmat);
    EngineInfo info = new EngineInspection(gmat, machine).info(driver);
    Path folder = Path.of(System.getProperty("java.io.tmpdir")).resolve("engine");
    GmatEngine engine = EngineDrivers.open(gmat, driver, info.kernels(), folder);
    SelfTest.run(engine, folder);
    Map<String, String> dataHashes =
        info.dataFiles().stream()
            .collect(Collectors.toMap(EngineInfo.DataFile::key, EngineInfo.DataFile::sha256));
    return new EngineHost(
        engine, WorkerIdentities.of(gmat.version(), driver.toString(), info.build(), dataHashes));
  }
}
