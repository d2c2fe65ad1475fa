package dev.skysweep.fuzz;

import dev.skysweep.SweepException;
import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A zip file with any bytes in it: it is unpacked into its folder or refused, and nothing else
/// comes about.
public final class ArchiveFuzz {
  private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"), "archive");
  private static final Path ZIP = ROOT.resolve("study.zip");
  private static final Path INNER = ROOT.resolve("deep/down");
  private static final Path TARGET = INNER.resolve("study");

  private ArchiveFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.createDirectories(INNER);
    Files.write(ZIP, input);
    try {
      new ArchiveFile(ZIP).verify();
    } catch (SweepException e) {
      // a refusal
    }
    try {
      new ArchiveFile(ZIP).unpack(TARGET);
    } catch (SweepException e) {
      if (Files.exists(TARGET)) {
        throw new AssertionError("something is left of what was refused", e);
      }
    }
    FileTree.delete(TARGET);
    try (Stream<Path> all = Files.walk(ROOT)) {
      List<Path> left = all.filter(Files::isRegularFile).toList();
      if (!left.equals(List.of(ZIP))) {
        throw new AssertionError("outside of the folder: " + left);
      }
    }
  }
}
