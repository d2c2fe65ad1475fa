package dev.skysweep.gmat;

import dev.skysweep.gmat.install.EngineInstaller;

/// The real GMAT for tests: the managed engine, installed into the user's cache by the real
/// installer if it isn't there yet.
public final class TestEngine {
  private static final GmatInstallation INSTALLATION =
      new EngineInstaller(Machine.current(), _ -> {}).install();

  private TestEngine() {}

  public static GmatInstallation installation() {
    return INSTALLATION;
  }
}
