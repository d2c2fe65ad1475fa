package dev.skysweep.gmat.python;

import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Pythons of a machine.
public final class PythonPrograms {
  private static final int OLDEST_MINOR = 8;
  private static final int NEWEST_MINOR = 19;

  private PythonPrograms() {}

  /// Every program that by its name is a Python 3, the most usual first: those on the `PATH`, then
  /// pyenv's.
  public static Set<Path> on(Machine machine) {
    Stream<String> numbered =
        IntStream.rangeClosed(OLDEST_MINOR, NEWEST_MINOR)
            .map(i -> NEWEST_MINOR + OLDEST_MINOR - i)
            .mapToObj(minor -> "python3." + minor);
    Set<Path> programs =
        new LinkedHashSet<>(
            machine.programs(Stream.concat(Stream.of("python3", "python"), numbered)));
    programs.addAll(pyenvPrograms(machine));
    return programs;
  }

  private static List<Path> pyenvPrograms(Machine machine) {
    Path versions =
        machine
            .variable("PYENV_ROOT")
            .map(Path::of)
            .orElse(machine.home().resolve(".pyenv"))
            .resolve("versions");
    List<Path> programs = new ArrayList<>();
    if (Files.isDirectory(versions)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(versions, "3.*")) {
        folders.forEach(folder -> programs.add(folder.resolve("bin/python")));
      } catch (IOException e) {
        return List.of();
      }
    }
    programs.removeIf(program -> !Files.isExecutable(program));
    programs.sort(Comparator.reverseOrder());
    return programs;
  }

  /// The release of a Python, such as `3.12`; empty if it does not run, as a pyenv shim of a
  /// version that isn't selected.
  public static Optional<String> versionOf(Path program) {
    List<String> command =
        List.of(
            program.toString(), "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && output.matches("\\d+\\.\\d+")
          ? Optional.of(output)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
