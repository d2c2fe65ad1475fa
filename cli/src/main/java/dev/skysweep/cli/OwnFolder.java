package dev.skysweep.cli;

import dev.skysweep.study.StudyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that this Skysweep runs from: its jar, with all that another machine needs beside it.
final class OwnFolder {
  private OwnFolder() {}

  static Optional<Path> find() {
    Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
    return Optional.ofNullable(jar.getParent())
        .filter(folder -> Files.exists(folder.resolve("skysweep.jar")));
  }

  /// As [#find()].
  ///
  /// @throws StudyException if it runs from classes
  static Path require() {
    return find()
        .orElseThrow(
            () -> new StudyException("this Skysweep does not run from a folder of its own"));
  }
}
