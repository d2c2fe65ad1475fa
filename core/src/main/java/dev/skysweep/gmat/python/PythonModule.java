package dev.skysweep.gmat.python;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.GmatInstallation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GMAT's Python module in an installation.
///
/// @param folder what Python needs on its path
/// @param name what it imports
/// @param versions the Python releases it is built for, such as `3.12`; empty if nothing says so
record PythonModule(Path folder, String name, Set<String> versions) {
  private static final Pattern WHEEL_TAG = Pattern.compile("Tag: cp3(\\d+)-.*");
  private static final Pattern MODULE_FOLDER = Pattern.compile("_py3(\\d+)");

  static PythonModule of(GmatInstallation installation) {
    Path root = installation.root();
    try {
      return switch (installation.layout()) {
        case WHEEL -> new PythonModule(root, "gmatpy._native.gmat_py", wheelVersions(root));
        case OFFICIAL -> {
          Path bin = root.resolve("bin");
          yield new PythonModule(bin, "gmatpy", moduleVersions(bin.resolve("gmatpy")));
        }
      };
    } catch (IOException e) {
      throw StorageException.reading(root, e);
    }
  }

  private static Set<String> wheelVersions(Path root) throws IOException {
    Set<String> versions = new TreeSet<>();
    try (DirectoryStream<Path> infos = Files.newDirectoryStream(root, "gmatpy-*.dist-info")) {
      for (Path info : infos) {
        for (String line : Files.readAllLines(info.resolve("WHEEL"))) {
          addVersion(versions, WHEEL_TAG.matcher(line));
        }
      }
    }
    return versions;
  }

  /// An official tree has a folder for each Python, `bin/gmatpy/_py312`.
  private static Set<String> moduleVersions(Path module) throws IOException {
    Set<String> versions = new TreeSet<>();
    if (Files.isDirectory(module)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(module)) {
        for (Path folder : folders) {
          addVersion(versions, MODULE_FOLDER.matcher(folder.getFileName().toString()));
        }
      }
    }
    return versions;
  }

  private static void addVersion(Set<String> versions, Matcher matcher) {
    if (matcher.matches()) {
      versions.add("3." + matcher.group(1));
    }
  }
}
