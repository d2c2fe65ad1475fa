package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.files.fault.Calamity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that loses power, or a disk that fails, at any step of a manifest's repair: no whole
/// entry is lost, none doubled, and the damaged file is still there.
class RepairPowerLossTest {
  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path damaged;
  private byte[] before;
  private byte[] repaired;

  @BeforeEach
  void damageAManifest() throws IOException {
    damaged = root.resolve("damaged");
    StudyFolder folder = new StudyFolder(damaged);
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, Sample.header(4))) {
      for (int run = 0; run < 4; run++) {
        writer.append(Sample.succeeded(run)).join();
      }
    }
    List<String> lines = Files.readAllLines(folder.manifest());
    lines.set(2, lines.get(2).substring(0, 99) + lines.remove(3));
    Files.writeString(folder.manifest(), String.join("\n", lines) + "\n");
    before = Files.readAllBytes(folder.manifest());

    Path copy = root.resolve("copy");
    Files.createDirectories(copy.resolve(".skysweep"));
    Files.write(copy.resolve("manifest.jsonl"), before);
    repair(copy);
    repaired = Files.readAllBytes(copy.resolve("manifest.jsonl"));
    assertThat(Manifest.open(copy.resolve("manifest.jsonl")).unfinished()).containsExactly(1);
  }

  private static void repair(Path folder) {
    try (StudyLock lock = StudyLock.acquire(new StudyFolder(folder))) {
      ManifestRepair.repair(lock);
    }
  }

  private Calamity repairing() {
    return new Calamity(
        root,
        damaged,
        (folder, told) -> {
          repair(folder);
          told.accept("repaired");
        },
        (left, told, when) -> {
          Path manifest = left.resolve("manifest.jsonl");
          List<byte[]> kept = backups(left);
          kept.add(Files.readAllBytes(manifest));
          assertThat(kept)
              .as("the damaged file " + when)
              .anyMatch(bytes -> Arrays.equals(bytes, before));
          if (!told.isEmpty()) {
            assertThat(manifest).as(when).hasBinaryContent(repaired);
          }
          repair(left);
          assertThat(manifest).as(when).hasBinaryContent(repaired);
        });
  }

  private static List<byte[]> backups(Path folder) throws IOException {
    List<byte[]> backups = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.damaged-*")) {
      for (Path file : files) {
        backups.add(Files.readAllBytes(file));
      }
    }
    return backups;
  }

  @Test
  void losesNothingWhenThePowerGoes() throws Exception {
    repairing().powerGoes();
  }

  @Test
  void losesNothingOnAFullDisk() throws Exception {
    repairing().diskIsFull();
  }

  @Test
  void losesNothingOnADiskThatFailsOnce() throws Exception {
    repairing().diskFailsOnce();
  }
}
