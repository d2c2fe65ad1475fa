package dev.skysweep.gmat;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.GmatNotFoundException.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// GMAT on this disk. Nothing in it is ever changed.
///
/// @param root the folder that holds `bin/` (official) or `gmatpy/` (wheel)
/// @param version GMAT's release, such as `R2026a`; `unknown` if the tree doesn't say
public record GmatInstallation(Path root, GmatLayout layout, String version) {
  private static final Pattern RELEASE = Pattern.compile("\\bR20\\d\\d[a-z]\\b");
  private static final String STARTUP_FILE = "gmat_startup_file.txt";

  /// Recognizes an installation by its files.
  ///
  /// @throws GmatNotFoundException saying what is missing, if there is none in `folder`
  public static GmatInstallation at(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw GmatNotFoundException.at(new Attempt(root.toString(), "no such folder"));
    }
    if (Files.isDirectory(root.resolve("gmatpy/_native"))) {
      return wheel(root);
    }
    Path parent = root.getParent();
    if (parent != null && Files.isDirectory(root.resolve("_native"))) {
      return wheel(parent);
    }
    return official(root);
  }

  private static GmatInstallation wheel(Path root) {
    requireFolder(root, root.resolve("gmatpy/data"));
    String version =
        libraryNamed("libGmatBase", root.resolve("gmatpy/_native"))
            .flatMap(library -> release(library.getFileName().toString()))
            .orElse("unknown");
    return new GmatInstallation(root, GmatLayout.WHEEL, version);
  }

  private static GmatInstallation official(Path root) {
    Path bin = root.resolve("bin");
    requireFolder(root, bin);
    requireFolder(root, root.resolve("data"));
    Path startup = bin.resolve(STARTUP_FILE);
    if (!Files.isRegularFile(startup)) {
      throw GmatNotFoundException.at(new Attempt(root.toString(), "no bin/" + STARTUP_FILE));
    }
    String version =
        release(text(startup))
            .or(() ->
                Optional.of(root.resolve("README.txt"))
                    .map(GmatInstallation::text)
                    .flatMap(GmatInstallation::release))
            .or(() -> release(root.toString()))
            .orElse("unknown");
    return new GmatInstallation(root, GmatLayout.OFFICIAL, version);
  }

  private static void requireFolder(Path root, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw GmatNotFoundException.at(
          new Attempt(root.toString(), "no folder " + root.relativize(folder)));
    }
  }

  private static Optional<String> release(String text) {
    Matcher matcher = RELEASE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// GMAT's C++ library, if it lies where a driver can load it.
  public Optional<Path> baseLibrary() {
    return library("libGmatBase");
  }

  /// The library beside it, with GMAT's messages and file names.
  public Optional<Path> utilLibrary() {
    return library("libGmatUtil");
  }

  private Optional<Path> library(String stem) {
    List<String> folders =
        switch (layout) {
          case WHEEL -> List.of("gmatpy/_native");
          case OFFICIAL -> List.of("bin", "lib", "bin/gmatpy/_native", "bin/gmatpy");
        };
    return folders.stream()
        .map(folder -> libraryNamed(stem, root.resolve(folder)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> libraryNamed(String stem, Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, stem + ".*")) {
      @Nullable Path last = null;
      for (Path file : files) {
        last = last == null || file.compareTo(last) > 0 ? file : last;
      }
      return Optional.ofNullable(last);
    } catch (IOException e) {
      throw StorageException.reading(folder, e);
    }
  }

  /// How this installation wants GMAT started, paths absolute.
  public StartupFile startupFile() {
    return switch (layout) {
      case WHEEL -> WheelStartup.of(root.resolve("gmatpy/data"));
      case OFFICIAL -> {
        Path bin = root.resolve("bin");
        yield StartupFile.parse(text(bin.resolve(STARTUP_FILE)).lines().toList(), bin);
      }
    };
  }
}
