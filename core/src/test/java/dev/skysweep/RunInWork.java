package dev.skysweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A run that is being made: GMAT writes into a folder with its worker's name then.
public final class RunInWork {
  private RunInWork() {}

  /// How many runs' own steps have begun.
  public static long steps(Path study) {
    try (Stream<Path> runs = Files.list(study.resolve("runs"))) {
      return runs.filter(run -> Files.exists(run.resolve("postprocess.out"))).count();
    } catch (IOException e) {
      // not begun
      return 0;
    }
  }

  /// Whether GMAT has begun to write a file.
  public static boolean writes(Path study, int runId, String file) {
    Path run = study.resolve("runs/%06d".formatted(runId));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(run, "raw-*")) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // not begun
      return false;
    }
  }
}
