package dev.skysweep.gmat.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.fault.Calamity;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that loses power, or a disk that fails, at any step of the engine's installation: an
/// engine that is there is whole, and one that is not can be installed.
class InstallPowerLossTest {
  private static final String NAME = "gmatpy-0.2.1-cp312-cp312-manylinux_2_28_x86_64.whl";
  private static final Map<String, String> CONTENT =
      Map.of("gmatpy/_native/lib.so", "machine code", "gmatpy/data/deep/down/file", "numbers");

  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path wheel;

  @BeforeEach
  void makeAWheel() throws IOException {
    wheel = root.resolve(NAME);
    try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      for (Map.Entry<String, String> entry : CONTENT.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  private EngineInstaller installer(Path home) {
    var machine = new Machine(Map.of(), home, home, "linux", "x86_64");
    return new EngineInstaller(machine, List.of(new PinnedWheel(NAME, Sha256.of(wheel))), _ -> {});
  }

  private Calamity installing() throws IOException {
    return Calamity.fromNothing(
        root,
        (home, told) -> {
          installer(home).install(wheel);
          told.accept("installed");
        },
        (left, told, when) -> {
          EngineInstaller installer = installer(left);
          if (!told.isEmpty()) {
            assertThat(installer.installed()).as(when).isPresent();
          }
          Path engine = installer.install(wheel).root();
          for (Map.Entry<String, String> entry : CONTENT.entrySet()) {
            assertThat(engine.resolve(entry.getKey())).as(when).hasContent(entry.getValue());
          }
          assertThat(engine.resolveSibling(".lock").getParent())
              .isDirectoryNotContaining("glob:**/.draft*");
        });
  }

  @Test
  void anEngineIsWholeOrNotThereAfterALossOfPower() throws Exception {
    installing().powerGoes();
  }

  @Test
  void anEngineIsWholeOrNotThereOnAFullDisk() throws Exception {
    installing().diskIsFull();
  }

  @Test
  void anEngineIsWholeOrNotThereOnADiskThatFailsOnce() throws Exception {
    installing().diskFailsOnce();
  }
}
