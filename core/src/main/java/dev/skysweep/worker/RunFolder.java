package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import dev.skysweep.study.RunFolderName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The folder of one run while it is made: `run.script`, `gmat.log`, and `raw/` for what GMAT
/// writes.
///
/// @param path absolute
/// @param name relative to the study folder, with `/` between its parts
record RunFolder(Path path, String name) {
  /// Makes the folder anew; what an earlier attempt left in it goes.
  ///
  /// @param spare gives the folder `raw`
  /// @throws StorageException if it can't be made
  static RunFolder fresh(Path study, int runId, SpareFolder spare) {
    String name = RunFolderName.of(runId);
    Path path = study.resolve(name);
    try {
      create(path);
      spare.lend(path.resolve("raw"));
    } catch (IOException e) {
      throw StorageException.writing(path, e);
    }
    FreeSpace.require(path);
    return new RunFolder(path, name);
  }

  private static void create(Path path) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (NoSuchFileException e) {
      Folders.create(path);
    } catch (FileAlreadyExistsException e) {
      FileTree.delete(path);
      Files.createDirectory(path);
    }
  }

  /// Makes the folder's own entry durable; forcing what is in it does not.
  ///
  /// @throws StorageException if that fails
  void force() {
    Path runs = path.resolveSibling(".");
    try {
      Folders.sync(runs);
    } catch (IOException e) {
      throw StorageException.writing(runs, e);
    }
  }

  Path raw() {
    return path.resolve("raw");
  }

  Path log() {
    return path.resolve("gmat.log");
  }

  String logName() {
    return name + "/gmat.log";
  }

  /// The run's script, a plain mission script that GMAT itself opens.
  ///
  /// @throws StorageException if it can't be written
  Path write(String script) {
    Path file = path.resolve("run.script");
    try {
      Files.writeString(file, script, UTF_8);
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
    return file;
  }
}
