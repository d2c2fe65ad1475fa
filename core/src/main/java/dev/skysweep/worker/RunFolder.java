package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import dev.skysweep.study.RunFolderName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The folder of one run while it is made: `run.script`, `gmat.log`, and a folder for what GMAT
/// writes. That one has its worker's name until the run has ended, `raw-HOST-PROCESS`, and `raw` if
/// it is kept: an attempt whose driver is gone may end while the next one is at work on the run,
/// and must not take that one's files for its own.
///
/// @param path absolute
/// @param name relative to the study folder, with `/` between its parts
/// @param rawName of what GMAT writes into
record RunFolder(Path path, String name, String rawName) {
  private static final String RAW = "raw";

  /// Makes the folder anew; what an earlier attempt left in it goes.
  ///
  /// @param spare gives the folder that GMAT writes into
  /// @throws StorageException if it can't be made
  static RunFolder fresh(Path study, int runId, SpareFolder spare) {
    String name = RunFolderName.of(runId);
    Path path = study.resolve(name);
    String rawName = RAW + "-" + spare.owner();
    try {
      create(path, spare);
      spare.lend(path.resolve(rawName));
    } catch (IOException e) {
      throw StorageException.writing(path, e);
    }
    FreeSpace.require(path);
    return new RunFolder(path, name, rawName);
  }

  private static void create(Path path, SpareFolder spare) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (NoSuchFileException e) {
      Folders.create(path);
    } catch (FileAlreadyExistsException e) {
      spare.clear(path);
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

  /// What GMAT writes into while the run is made.
  Path raw() {
    return path.resolve(rawName);
  }

  /// Gives what GMAT wrote the name under which it stays.
  ///
  /// @throws StorageException if that fails
  void keepRaw() {
    try {
      Files.move(raw(), path.resolve(RAW));
    } catch (IOException e) {
      throw StorageException.writing(path.resolve(RAW), e);
    }
  }

  /// As [#keepRaw], of a run that failed, whoever made it; without effect if that can't be.
  static void keepRaw(Path run) {
    try (DirectoryStream<Path> made = Files.newDirectoryStream(run, RAW + "-*")) {
      for (Path raw : made) {
        Files.move(raw, run.resolve(RAW));
      }
    } catch (IOException e) {
      // it stays under its worker's name
    }
  }

  /// Whether a file is of what GMAT wrote.
  ///
  /// @param file relative to a run's folder
  static boolean isRaw(Path file) {
    String first = file.getName(0).toString();
    return first.equals(RAW) || first.startsWith(RAW + "-");
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
