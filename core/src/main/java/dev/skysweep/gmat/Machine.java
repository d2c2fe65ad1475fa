package dev.skysweep.gmat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What discovery and installation ask of the machine, so that tests can be on another one.
///
/// @param environment the environment variables
/// @param home the user's home folder
/// @param systemRoot `/`, where the usual places begin
/// @param os `linux`, `macos` or `windows`
/// @param architecture `x86_64` or `aarch64`
public record Machine(
    Map<String, String> environment, Path home, Path systemRoot, String os, String architecture) {
  public Machine {
    environment = Map.copyOf(environment);
  }

  /// The machine this runs on.
  public static Machine current() {
    Path home = Path.of(System.getProperty("user.home")).toAbsolutePath();
    return new Machine(
        System.getenv(),
        home,
        home.getRoot(),
        osNamed(System.getProperty("os.name")),
        architectureNamed(System.getProperty("os.arch")));
  }

  private static String osNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "macos";
    }
    return lower.startsWith("windows") ? "windows" : "linux";
  }

  private static String architectureNamed(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "arm64", "aarch64" -> "aarch64";
      default -> name;
    };
  }

  /// The value of an environment variable; an empty one counts as absent.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// The folders of `PATH` that exist.
  public List<Path> pathFolders() {
    return variable("PATH").stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::isDirectory)
        .distinct()
        .toList();
  }

  /// The executable files on the `PATH` with one of these names, in the order of the names.
  public Set<Path> programs(Stream<String> names) {
    String suffix = os.equals("windows") ? ".exe" : "";
    return names
        .flatMap(name -> pathFolders().stream().map(folder -> folder.resolve(name + suffix)))
        .filter(Files::isExecutable)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Where Skysweep keeps what it can fetch or make again: `SKYSWEEP_CACHE`, or `skysweep` in the
  /// system's folder for caches.
  public Path cacheFolder() {
    return variable("SKYSWEEP_CACHE")
        .map(Path::of)
        .orElseGet(() ->
            switch (os) {
              case "macos" -> home.resolve("Library/Caches/skysweep");
              case "windows" ->
                  variable("LOCALAPPDATA")
                      .map(Path::of)
                      .orElse(home.resolve("AppData/Local"))
                      .resolve("skysweep");
              default ->
                  variable("XDG_CACHE_HOME")
                      .map(Path::of)
                      .orElse(home.resolve(".cache"))
                      .resolve("skysweep");
            });
  }

  /// Where managed engines are, one folder each.
  public Path engineFolder() {
    return cacheFolder().resolve("engine");
  }
}
