package dev.skysweep.gmat.drivers;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The small missions in the jar, by which an engine is proved. Each writes `<name>.report`.
final class BuiltInMissions {
  /// The name of the mission that takes least.
  static final String TINY = "tiny";

  /// Those whose reports depend on SPICE kernels, in an order that can be run: the last uses a
  /// kernel that the one before wrote.
  static final List<String> WITH_KERNELS = List.of("earth", "luna", "mars", "comet", "rendezvous");

  private static final String KERNEL = "comet.bsp";

  private BuiltInMissions() {}

  /// Runs one.
  ///
  /// @param folder receives its script, its report and its log
  /// @param kernels where `comet` wrote its kernel, for `rendezvous`
  /// @return the report
  /// @throws EngineException if it does not run to its end
  static Path run(GmatEngine engine, String name, Path folder, Path kernels) {
    Path script = folder.resolve(name + ".script");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          script, text(name).replace("'" + KERNEL + "'", "'" + kernels.resolve(KERNEL) + "'"));
    } catch (IOException e) {
      throw StorageException.writing(script, e);
    }
    EngineResult result = engine.run(script, folder, folder.resolve(name + ".log"));
    if (!(result instanceof EngineResult.Completed)) {
      throw new EngineException(
          "the built-in mission '" + name + "' failed: " + result.log().errorText());
    }
    return folder.resolve(name + ".report");
  }

  private static String text(String name) {
    try (InputStream in =
        BuiltInMissions.class.getResourceAsStream("missions/" + name + ".script")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("the missions are part of the jar", e);
    }
  }
}
