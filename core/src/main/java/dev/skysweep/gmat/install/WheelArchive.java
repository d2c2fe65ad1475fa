package dev.skysweep.gmat.install;

import dev.skysweep.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Unpacks a wheel, which is a zip file, so that all of it is on the disk before anybody sees it.
final class WheelArchive {
  private WheelArchive() {}

  /// @param target an empty folder
  /// @throws EngineInstallException if an entry would land outside of `target`
  static void unpack(Path wheel, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new EngineInstallException(
              wheel + " holds '" + entry.getName() + "', which leads out of its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          copy(zip, entry, file);
        }
      }
    }
    FileTree.force(target);
  }

  private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }
}
