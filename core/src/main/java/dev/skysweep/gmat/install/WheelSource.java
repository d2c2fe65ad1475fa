package dev.skysweep.gmat.install;

import java.nio.file.Path;

/// Where the engine's wheel comes from.
interface WheelSource {
  /// Brings the wheel.
  ///
  /// @param folder exists, for a file that is fetched; removed afterwards
  /// @return the wheel, not yet checked
  /// @throws EngineInstallException saying why there is none
  Path fetch(PinnedWheel wheel, Path folder);
}
