package dev.skysweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this code.
public final class SkysweepVersion {
  private SkysweepVersion() {}

  /// As in the build, e.g. `0.1.0`.
  public static String current() {
    try (InputStream file = SkysweepVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is missing from the build");
      }
      var properties = new Properties();
      properties.load(file);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
