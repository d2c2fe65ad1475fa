package dev.skysweep.gmat.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelProofTest {
  @TempDir Path folder;

  @Test
  void everyWayWithTextKernelsGivesGmatsOwnReports() {
    Map<KernelMode, String> findings =
        new ProveKernels(TestEngine.installation(), EngineDriver.NATIVE, folder).findings();

    assertThat(findings)
        .containsEntry(KernelMode.KEPT, "identical")
        .containsEntry(KernelMode.COMMENT_FREE, "identical");
  }
}
