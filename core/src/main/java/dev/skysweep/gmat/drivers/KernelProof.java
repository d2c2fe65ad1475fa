package dev.skysweep.gmat.drivers;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// What was found when each way with text kernels was tried on an installation. Kept as
/// `proof-native.json` or `proof-python.json`.
///
/// @param engineBuild the build that was tried, [EngineInfo#build()]; for another it says nothing
/// @param driver how it was driven
/// @param findings for each way tried, `identical`, or why it must not be used
public record KernelProof(
    String engineBuild, EngineDriver driver, Map<KernelMode, String> findings) {
  static final String IDENTICAL = "identical";

  public KernelProof {
    findings = Map.copyOf(findings);
  }

  /// The fastest way that was proved.
  public KernelMode best() {
    return Stream.of(KernelMode.KEPT, KernelMode.COMMENT_FREE)
        .filter(way -> IDENTICAL.equals(findings.get(way)))
        .findFirst()
        .orElse(KernelMode.STOCK);
  }

  void store(Path folder) {
    AtomicFile.write(file(folder, driver), Json.mapper().writeValueAsBytes(this));
  }

  /// The proof in `folder`; empty if there is none that can be understood.
  static Optional<KernelProof> load(Path folder, EngineDriver driver) {
    Path file = file(folder, driver);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), KernelProof.class));
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Path file(Path folder, EngineDriver driver) {
    return folder.resolve("proof-" + driver + ".json");
  }
}
