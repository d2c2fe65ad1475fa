package dev.skysweep.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The tables of numbers that come with this package.
final class Tables {
  private Tables() {}

  /// The lines of a table that are no comments.
  static List<String> lines(String name) {
    var resource = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
    try (var lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
