package dev.skysweep.gmat.python;

import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Python for an installation: its module is a binary for certain releases of Python.
final class PythonChoice {
  private static final String VARIABLE = "SKYSWEEP_PYTHON";

  private PythonChoice() {}

  /// @throws EngineException saying which Python is needed and which are there
  static Path of(PythonModule module, GmatInstallation installation, Machine machine) {
    Set<String> wanted = module.versions();
    Optional<Path> named = machine.variable(VARIABLE).map(Path::of);
    Map<Path, String> found = new LinkedHashMap<>();
    for (Path program : named.map(List::of).orElseGet(() -> likelyFirst(wanted, machine))) {
      String version = PythonPrograms.versionOf(program).orElse("");
      if (wanted.contains(version) || (wanted.isEmpty() && version.startsWith("3."))) {
        return program;
      }
      found.put(program, version.isEmpty() ? "does not run" : version);
    }
    throw new EngineException(
        installation.root()
            + " needs Python "
            + (wanted.isEmpty() ? "3" : String.join(" or ", wanted))
            + ", and "
            + (found.isEmpty()
                ? "there is no Python"
                : named.isPresent() ? VARIABLE + " is " + found : "here are only " + found)
            + ": install one, name it with "
            + VARIABLE
            + ", or fetch the engine for another Python with 'skysweep engine install --python"
            + " VERSION'");
  }

  /// Asking a Python for its release takes a process, so those that have it in their name come
  /// first.
  private static List<Path> likelyFirst(Set<String> wanted, Machine machine) {
    return PythonPrograms.on(machine).stream()
        .sorted(
            Comparator.comparing(
                program -> wanted.stream().noneMatch(program.toString()::contains)))
        .toList();
  }
}
