package dev.skysweep.ray.cluster;

import java.nio.file.Path;

/// Paths as a shell reads them.
final class LocalPath {
  private LocalPath() {}

  /// A path that may begin with `~`.
  static Path of(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? Path.of(System.getProperty("user.home") + text.substring(1))
        : Path.of(text);
  }
}
