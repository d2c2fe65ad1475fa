package dev.skysweep.gmat.drivers;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import java.nio.file.Path;

/// The process that tries one way with text kernels. It runs the built-in missions forward into
/// `first`, then backward into `second`, all in one engine: what one leaves behind must not show in
/// the next.
final class ProofMain {
  static final String FIRST = "first";
  static final String SECOND = "second";

  /// The exit code when the way asked for is not to be had.
  static final int OTHER_MODE = 3;

  private ProofMain() {}

  /// Tries one way.
  ///
  /// @param arguments the installation's root, the driver, the kernel mode, and a folder
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[3]);
    KernelMode mode = KernelMode.valueOf(arguments[2]);
    GmatEngine engine =
        EngineDrivers.open(
            GmatInstallation.at(Path.of(arguments[0])),
            EngineDriver.valueOf(arguments[1]),
            mode,
            folder.resolve("engine"));
    if (engine.kernels() != mode) {
      end(engine, OTHER_MODE);
    }
    Path first = folder.resolve(FIRST);
    for (String mission : BuiltInMissions.WITH_KERNELS) {
      BuiltInMissions.run(engine, mission, first, first);
    }
    for (String mission : BuiltInMissions.WITH_KERNELS.reversed()) {
      BuiltInMissions.run(engine, mission, folder.resolve(SECOND), first);
    }
    end(engine, 0);
  }

  /// GMAT's static destructors are not made to run beside a JVM.
  private static void end(GmatEngine engine, int exitCode) {
    engine.close();
    Runtime.getRuntime().halt(exitCode);
  }
}
