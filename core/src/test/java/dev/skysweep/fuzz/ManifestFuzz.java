package dev.skysweep.fuzz;

import dev.skysweep.SweepException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestRepair;
import dev.skysweep.manifest.Seals;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A manifest with any bytes in it: it is read or refused, and after a repair it is read. The same
/// with right checksums, which only a stranger makes: it is read or refused.
public final class ManifestFuzz {
  private static final StudyFolder FOLDER =
      new StudyFolder(Path.of(System.getProperty("java.io.tmpdir"), "study"));

  private ManifestFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.createDirectories(FOLDER.root());
    Files.write(FOLDER.manifest(), Seals.with(input));
    try {
      read();
    } catch (SweepException e) {
      // a refusal, which names the line
    }
    Files.write(FOLDER.manifest(), input);
    try {
      read();
      return;
    } catch (SweepException e) {
      // a refusal, which names the line
    }
    try (StudyLock lock = StudyLock.acquire(FOLDER)) {
      ManifestRepair.repair(lock);
    } catch (SweepException e) {
      return;
    }
    read();
    try (Stream<Path> files = Files.list(FOLDER.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void read() {
    Manifest manifest = Manifest.open(FOLDER.manifest());
    try (Stream<ManifestEntry> entries = manifest.all()) {
      entries.forEach(ManifestEntry::runStatus);
    }
    manifest.counts();
  }
}
