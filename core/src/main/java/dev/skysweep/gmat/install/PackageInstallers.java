package dev.skysweep.gmat.install;

import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.python.PythonPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The pips and uvs of a machine, each as the beginning of a command line that `download` ends.
final class PackageInstallers {
  private PackageInstallers() {}

  static List<List<String>> on(Machine machine) {
    List<List<String>> commands = new ArrayList<>();
    for (Path python : PythonPrograms.on(machine)) {
      commands.add(List.of(python.toString(), "-m", "pip"));
    }
    for (Path uv : machine.programs(Stream.of("uv"))) {
      commands.add(List.of(uv.toString(), "tool", "run", "pip"));
    }
    return commands;
  }
}
