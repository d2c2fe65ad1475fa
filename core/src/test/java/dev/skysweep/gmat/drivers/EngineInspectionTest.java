package dev.skysweep.gmat.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInspectionTest {
  @TempDir Path folder;
  private final GmatInstallation gmat = TestEngine.installation();

  private EngineInspection inspection() {
    Machine machine =
        new Machine(Map.of("SKYSWEEP_CACHE", folder.toString()), folder, folder, "linux", "x86_64");
    return new EngineInspection(gmat, machine);
  }

  @Test
  void aNewEngineProvesItself() {
    GmatEngine engine =
        EngineDrivers.open(gmat, EngineDriver.NATIVE, KernelMode.STOCK, folder.resolve("engine"));

    SelfTest.run(engine, folder.resolve("engine"));
  }

  @Test
  void nothingIsDoneAboutKernelsBeforeTheProof() {
    assertThat(inspection().kernels(EngineDriver.NATIVE)).isEqualTo(KernelMode.STOCK);
  }

  @Test
  void theBestProvedWayIsUsed() {
    new KernelProof(
            inspection().build(),
            EngineDriver.NATIVE,
            Map.of(KernelMode.KEPT, "other reports", KernelMode.COMMENT_FREE, "identical"))
        .store(stateFolder());

    assertThat(inspection().kernels(EngineDriver.NATIVE)).isEqualTo(KernelMode.COMMENT_FREE);
    assertThat(inspection().kernels(EngineDriver.PYTHON)).isEqualTo(KernelMode.STOCK);
  }

  @Test
  void theProofOfAnotherBuildSaysNothing() {
    new KernelProof("another", EngineDriver.NATIVE, Map.of(KernelMode.KEPT, "identical"))
        .store(stateFolder());

    assertThat(inspection().proof(EngineDriver.NATIVE)).isEmpty();
  }

  @Test
  void aDamagedProofSaysNothing() throws IOException {
    Files.writeString(stateFolder().resolve("proof-native.json"), "{\"engineBuild\":");

    assertThat(inspection().proof(EngineDriver.NATIVE)).isEmpty();
  }

  @Test
  void theInfoNamesAllThatAResultDependsOn() {
    EngineInfo info = inspection().info(EngineDriver.NATIVE);

    assertThat(info.installation().version()).isEqualTo("R2026a");
    assertThat(info.build()).matches("[0-9a-f]{64}");
    assertThat(info.dataFiles())
        .anySatisfy(file -> {
          assertThat(file.key()).isEqualTo("JGM2_FILE");
          assertThat(file.sha256()).matches("[0-9a-f]{64}");
        });
    assertThat(info.missingFeatures()).contains("GroundStation (libStation)");
  }

  private Path stateFolder() {
    inspection().build();
    try (var folders = Files.list(folder.resolve("installations"))) {
      return folders.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
