package dev.skysweep.gmat.python;

import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatEngineContract;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.TestEngine;
import java.nio.file.Path;

class PythonEngineTest extends GmatEngineContract {
  @Override
  protected GmatEngine open(Path folder) {
    return PythonEngine.open(
        TestEngine.installation(), folder, KernelMode.COMMENT_FREE, Machine.current());
  }
}
