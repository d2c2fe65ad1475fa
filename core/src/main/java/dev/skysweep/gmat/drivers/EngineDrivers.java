package dev.skysweep.gmat.drivers;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.nativedriver.NativeEngine;
import dev.skysweep.gmat.python.PythonEngine;
import java.nio.file.Path;

/// Starts an engine of an installation.
public final class EngineDrivers {
  private EngineDrivers() {}

  /// The driver for an installation on this machine when the user names none.
  public static EngineDriver choose(GmatInstallation installation) {
    return NativeEngine.supportsPlatform() && installation.baseLibrary().isPresent()
        ? EngineDriver.NATIVE
        : EngineDriver.PYTHON;
  }

  /// Starts GMAT in the best way that is known to be right for this installation.
  ///
  /// @param folder the engine's own, created if needed
  /// @throws EngineException if it does not start
  public static GmatEngine open(
      GmatInstallation installation, EngineDriver driver, Machine machine, Path folder) {
    KernelMode kernels = new EngineInspection(installation, machine).kernels(driver);
    return open(installation, driver, kernels, folder);
  }

  /// Starts GMAT, ready for runs.
  ///
  /// @param folder the engine's own, created if needed
  /// @throws EngineException if it does not start
  public static GmatEngine open(
      GmatInstallation installation, EngineDriver driver, KernelMode kernels, Path folder) {
    return switch (driver) {
      case NATIVE -> NativeEngine.open(installation, folder, kernels);
      case PYTHON -> PythonEngine.open(installation, folder, kernels, Machine.current());
    };
  }
}
