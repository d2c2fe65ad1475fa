package dev.skysweep.gmat.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The pips and uvs of a machine, each as the beginning of a command line that `download` ends.
final class PackageInstallers {
  private PackageInstallers() {}

  static List<List<String>> on(Machine machine) {
    List<List<String>> commands = new ArrayList<>();
    for (Path python : pythons(machine)) {
      commands.add(List.of(python.toString(), "-m", "pip"));
    }
    for (Path uv : programs(machine, Stream.of("uv"))) {
      commands.add(List.of(uv.toString(), "tool", "run", "pip"));
    }
    return commands;
  }

  /// Every program that by its name is a Python 3, the most usual first.
  static Set<Path> pythons(Machine machine) {
    Stream<String> numbered =
        IntStream.rangeClosed(8, 16).map(i -> 24 - i).mapToObj(minor -> "python3." + minor);
    return programs(machine, Stream.concat(Stream.of("python3", "python"), numbered));
  }

  private static Set<Path> programs(Machine machine, Stream<String> names) {
    String suffix = machine.os().equals("windows") ? ".exe" : "";
    Set<Path> found = new LinkedHashSet<>();
    names.forEach(name ->
        machine.pathFolders().stream()
            .map(folder -> folder.resolve(name + suffix))
            .filter(Files::isExecutable)
            .forEach(found::add));
    return found;
  }
}
