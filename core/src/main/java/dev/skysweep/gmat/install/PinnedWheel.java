package dev.skysweep.gmat.install;

import dev.skysweep.gmat.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A published build of the engine that this version of Skysweep accepts, known by its SHA-256.
///
/// @param fileName as published: `gmatpy-0.2.1-cp312-cp312-<platforms>.whl`
/// @param sha256 lower-case hexadecimal
record PinnedWheel(String fileName, String sha256) {
  /// The project and release, as a package installer is asked for it.
  static final String PROJECT = "gmatpy";

  static final String RELEASE = "0.2.1";

  /// Every accepted wheel, from the resource in `sha256sum` format.
  static List<PinnedWheel> all() {
    try (InputStream in = PinnedWheel.class.getResourceAsStream("wheels.sha256");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split(" +", 2))
          .map(parts -> new PinnedWheel(parts[1], parts[0]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("wheels.sha256 is part of the jar", e);
    }
  }

  /// The CPython it is for: `cp312` is 3.12.
  String pythonTag() {
    return part(2);
  }

  /// One of the parts that the name of a wheel consists of.
  private String part(int index) {
    return fileName.split("-", -1)[index];
  }

  /// As `3.12`.
  String pythonVersion() {
    return "3." + pythonTag().substring("cp3".length());
  }

  /// The last of its platform tags, such as `manylinux_2_28_x86_64`.
  String platformTag() {
    String tags = part(4).replaceFirst("\\.whl$", "");
    return tags.substring(tags.lastIndexOf('.') + 1);
  }

  boolean runsOn(Machine machine) {
    String prefix = machine.os().equals("macos") ? "macosx" : "manylinux";
    String architecture =
        machine.os().equals("macos") && machine.architecture().equals("aarch64")
            ? "arm64"
            : machine.architecture();
    return !machine.os().equals("windows")
        && platformTag().startsWith(prefix)
        && platformTag().endsWith(architecture);
  }

  /// The name of its folder among the managed engines.
  String folderName() {
    return String.join("-", PROJECT, RELEASE, pythonTag(), platformTag());
  }
}
