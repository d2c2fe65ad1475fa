package dev.skysweep.gmat.drivers;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that a result depends on in an engine, as `skysweep engine info` prints it.
///
/// @param build SHA-256 over GMAT's two libraries: equal builds are the same program
/// @param kernels what is done about text kernels
/// @param proof what that rests on; empty if nothing was proved yet
/// @param dataFiles those that GMAT's startup file names and that exist
/// @param missingFeatures parts of GMAT whose plugins this installation lacks
public record EngineInfo(
    GmatInstallation installation,
    EngineDriver driver,
    String build,
    KernelMode kernels,
    Optional<KernelProof> proof,
    List<DataFile> dataFiles,
    List<String> missingFeatures) {
  /// A file that GMAT computes with.
  ///
  /// @param key its name in the startup file, such as `JGM2_FILE`
  public record DataFile(String key, Path file, long size, String sha256) {}

  public EngineInfo {
    dataFiles = List.copyOf(dataFiles);
    missingFeatures = List.copyOf(missingFeatures);
  }
}
