package dev.skysweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// gmat-sweep 0.6.0, the real one, run by `bench/reference`; installed from PyPI on first use.
public final class Reference {
  private Reference() {}

  /// Runs a command such as `run mission.script --grid ...` in a folder.
  ///
  /// @return what it printed
  public static String run(Path folder, String... arguments) {
    return execute(folder, List.of(arguments));
  }

  /// Runs a Python program that may `import gmat_sweep`.
  ///
  /// @return what it printed
  public static String python(Path folder, String program, String... arguments) {
    List<String> line = new ArrayList<>(List.of("--python", "-c", program));
    line.addAll(List.of(arguments));
    return execute(folder, line);
  }

  private static String execute(Path folder, List<String> arguments) {
    Path errors = folder.resolve("reference-errors.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of("../bench/reference").toAbsolutePath().normalize().toString());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed:\n" + Files.readString(errors));
      }
      Files.delete(errors);
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
