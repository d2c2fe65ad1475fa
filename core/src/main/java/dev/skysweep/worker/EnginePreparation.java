package dev.skysweep.worker;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineInspection;
import dev.skysweep.gmat.drivers.KernelProof;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.util.function.Consumer;

/// What is done once on a machine, before an engine's first sweep. Each part takes some seconds,
/// says so when it begins, and is passed over when it was done before.
public final class EnginePreparation {
  private EnginePreparation() {}

  /// What was found out, now or before, on built-in missions: whether the engine's kernels can be
  /// kept loaded.
  public static KernelProof prove(
      GmatInstallation gmat, EngineDriver driver, Consumer<String> said) {
    var inspection = new EngineInspection(gmat, Machine.current());
    if (inspection.proof(driver).isEmpty()) {
      said.accept("proving the engine on built-in missions (some seconds, once)");
    }
    return inspection.prove(driver);
  }

  /// Makes the cache from which workers start quickly, unless it is there.
  public static void prepareWorkers(EngineChoice choice, Consumer<String> said) {
    if (StartUpCache.isMissing()) {
      said.accept("preparing workers, so that they start quickly (some seconds, once)");
      StartUpCache.make(choice);
    }
  }
}
