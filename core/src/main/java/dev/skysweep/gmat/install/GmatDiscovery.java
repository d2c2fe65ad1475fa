package dev.skysweep.gmat.install;

import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.GmatNotFoundException;
import dev.skysweep.gmat.GmatNotFoundException.Attempt;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds GMAT: where the user says, and only there if the user says so; else at the usual places,
/// on the `PATH`, and last the managed engine.
public final class GmatDiscovery {
  private static final List<String> VARIABLES = List.of("SKYSWEEP_GMAT_ROOT", "GMAT_ROOT");
  private static final List<String> PROGRAMS = List.of("GmatConsole", "GMAT", "GMAT.exe");

  private final Machine machine;
  private final List<Attempt> attempts = new ArrayList<>();

  private GmatDiscovery(Machine machine) {
    this.machine = machine;
  }

  /// Finds the one installation to use.
  ///
  /// @param named the folder of `--gmat-root`, or null
  /// @throws GmatNotFoundException if the place that the user named is not GMAT, or none is found;
  ///   it lists all that was looked at
  public static GmatInstallation find(@Nullable Path named, Machine machine) {
    return new GmatDiscovery(machine).search(named);
  }

  private GmatInstallation search(@Nullable Path named) {
    return named(named)
        .or(this::atUsualPlaces)
        .or(this::onPath)
        .or(this::managed)
        .orElseThrow(() -> GmatNotFoundException.among(attempts));
  }

  private Optional<GmatInstallation> named(@Nullable Path named) {
    if (named != null) {
      return Optional.of(GmatInstallation.at(named));
    }
    for (String variable : VARIABLES) {
      Optional<String> value = machine.variable(variable);
      if (value.isPresent()) {
        return Optional.of(atVariable(variable, value.get()));
      }
      attempts.add(new Attempt(variable, "not set"));
    }
    return Optional.empty();
  }

  private static GmatInstallation atVariable(String variable, String value) {
    try {
      return GmatInstallation.at(Path.of(value));
    } catch (GmatNotFoundException e) {
      Attempt found = e.attempts().getFirst();
      throw GmatNotFoundException.at(new Attempt(variable + "=" + found.place(), found.finding()));
    }
  }

  private Optional<GmatInstallation> atUsualPlaces() {
    return lastOf(machine.systemRoot().resolve("opt"), "gmat-*")
        .or(() -> lastOf(machine.home(), "gmat-*"))
        .or(() ->
            machine.os().equals("macos")
                ? lastOf(machine.systemRoot().resolve("Applications"), "GMAT*")
                : Optional.empty());
  }

  /// The last by name, which is the newest release, of those that are GMAT.
  private Optional<GmatInstallation> lastOf(Path folder, String pattern) {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, pattern)) {
        matches.forEach(candidates::add);
      } catch (IOException e) {
        attempts.add(new Attempt(folder.toString(), "can't be listed: " + e.getMessage()));
      }
    }
    if (candidates.isEmpty()) {
      attempts.add(new Attempt(folder.resolve(pattern).toString(), "none"));
    }
    candidates.sort(Comparator.<Path>naturalOrder().reversed());
    return candidates.stream().map(this::tryAt).flatMap(Optional::stream).findFirst();
  }

  private Optional<GmatInstallation> tryAt(Path folder) {
    try {
      return Optional.of(GmatInstallation.at(folder));
    } catch (GmatNotFoundException e) {
      attempts.addAll(e.attempts());
      return Optional.empty();
    }
  }

  private Optional<GmatInstallation> onPath() {
    for (Path folder : machine.pathFolders()) {
      for (String program : PROGRAMS) {
        if (Files.isRegularFile(folder.resolve(program))) {
          Optional<GmatInstallation> found = tryAt(rootOf(folder.resolve(program)));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    attempts.add(new Attempt("PATH", "no GMAT or GmatConsole of a whole installation"));
    return Optional.empty();
  }

  /// The folder above the `bin` that a program, or what its link leads to, lies in.
  private static Path rootOf(Path program) {
    Path real;
    try {
      real = program.toRealPath();
    } catch (IOException e) {
      real = program.toAbsolutePath();
    }
    Path bin = Objects.requireNonNull(real.getParent());
    return Objects.requireNonNullElse(bin.getParent(), bin);
  }

  private Optional<GmatInstallation> managed() {
    Optional<GmatInstallation> installed = new EngineInstaller(machine, _ -> {}).installed();
    if (installed.isEmpty()) {
      attempts.add(new Attempt(machine.engineFolder().toString(), "no managed engine"));
    }
    return installed;
  }
}
