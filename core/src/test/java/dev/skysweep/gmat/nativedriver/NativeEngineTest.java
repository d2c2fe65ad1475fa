package dev.skysweep.gmat.nativedriver;

import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatEngineContract;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.TestEngine;
import java.nio.file.Path;

class NativeEngineTest extends GmatEngineContract {
  @Override
  protected GmatEngine open(Path folder) {
    return NativeEngine.open(TestEngine.installation(), folder, KernelMode.KEPT);
  }
}
