package dev.skysweep.gmat.drivers;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineInfo.DataFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of an installation, and how to find out. What was found is kept beside a managed
/// engine, and in the cache folder for an installation that isn't ours.
public final class EngineInspection {
  private final GmatInstallation installation;
  private final Path folder;

  public EngineInspection(GmatInstallation installation, Machine machine) {
    this.installation = installation;
    Path root = installation.root();
    this.folder =
        root.startsWith(machine.engineFolder().toAbsolutePath())
            ? root
            : machine
                .cacheFolder()
                .resolve("installations")
                .resolve(
                    Sha256.of(root.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
  }

  /// SHA-256 over GMAT's two libraries: equal builds are the same program.
  public String build() {
    FileHashes hashes = hashes();
    String build = build(hashes);
    hashes.store();
    return build;
  }

  private FileHashes hashes() {
    Folders.create(folder);
    return FileHashes.in(folder);
  }

  private String build(FileHashes hashes) {
    String libraries =
        Stream.of(installation.baseLibrary(), installation.utilLibrary())
            .map(library -> library.map(hashes::of).orElse("none"))
            .collect(Collectors.joining("\n"));
    return Sha256.of(libraries.getBytes(StandardCharsets.US_ASCII));
  }

  /// What to do about text kernels: the best that was proved on this build, else nothing.
  public KernelMode kernels(EngineDriver driver) {
    return proof(driver).map(KernelProof::best).orElse(KernelMode.STOCK);
  }

  /// The proof made before, if it is of this build.
  public Optional<KernelProof> proof(EngineDriver driver) {
    return KernelProof.load(folder, driver).filter(proof -> proof.engineBuild().equals(build()));
  }

  /// Proves which ways with text kernels give GMAT's own reports, unless that is known. Takes a few
  /// seconds.
  ///
  /// @throws EngineException if GMAT can't run the built-in missions at all
  public KernelProof prove(EngineDriver driver) {
    return proof(driver).orElseGet(() -> proveAnew(driver));
  }

  private KernelProof proveAnew(EngineDriver driver) {
    Folders.create(folder);
    Path missions = missionsFolder();
    try {
      Map<KernelMode, String> findings =
          new ProveKernels(installation, driver, missions).findings();
      KernelProof proof = new KernelProof(build(), driver, findings);
      proof.store(folder);
      return proof;
    } finally {
      FileTree.delete(missions);
    }
  }

  private Path missionsFolder() {
    try {
      return Files.createTempDirectory(folder, ".proof-");
    } catch (IOException e) {
      throw StorageException.writing(folder, e);
    }
  }

  /// Everything that `skysweep engine info` shows. Hashes some hundred megabytes the first time.
  public EngineInfo info(EngineDriver driver) {
    FileHashes hashes = hashes();
    List<DataFile> dataFiles =
        installation.startupFile().files().entrySet().stream()
            .map(file -> dataFile(file.getKey(), file.getValue(), hashes))
            .toList();
    String build = build(hashes);
    hashes.store();
    return new EngineInfo(
        installation,
        driver,
        build,
        kernels(driver),
        proof(driver),
        dataFiles,
        Plugins.missingFrom(installation.startupFile()));
  }

  private static DataFile dataFile(String key, Path file, FileHashes hashes) {
    try {
      return new DataFile(key, file, Files.size(file), hashes.of(file));
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }
}
