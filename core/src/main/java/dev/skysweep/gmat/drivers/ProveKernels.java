package dev.skysweep.gmat.drivers;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Tries each way with text kernels on the built-in missions, in a process of its own, and compares
/// the reports with those of GMAT left to itself.
final class ProveKernels {
  private final GmatInstallation installation;
  private final EngineDriver driver;
  private final Path folder;

  /// @param folder for the missions' files; the caller removes it
  ProveKernels(GmatInstallation installation, EngineDriver driver, Path folder) {
    this.installation = installation;
    this.driver = driver;
    this.folder = folder;
  }

  /// @throws EngineException if GMAT can't run the missions at all
  Map<KernelMode, String> findings() {
    Attempt stock = attempt(KernelMode.STOCK);
    if (stock.exitCode != 0) {
      throw new EngineException("GMAT can't run the built-in missions: " + stock.lastPrinted());
    }
    Map<KernelMode, String> findings = new EnumMap<>(KernelMode.class);
    for (KernelMode mode : List.of(KernelMode.KEPT, KernelMode.COMMENT_FREE)) {
      findings.put(mode, finding(stock, attempt(mode)));
    }
    return findings;
  }

  private static String finding(Attempt stock, Attempt tried) {
    if (tried.exitCode == ProofMain.OTHER_MODE) {
      return "not possible with this engine and driver";
    }
    if (tried.exitCode != 0) {
      return "failed: " + tried.lastPrinted();
    }
    List<String> differing = new ArrayList<>();
    for (String mission : BuiltInMissions.WITH_KERNELS) {
      for (String pass : List.of(ProofMain.FIRST, ProofMain.SECOND)) {
        String report = pass + "/" + mission + ".report";
        if (!same(stock.folder.resolve(report), tried.folder.resolve(report))) {
          differing.add(report);
        }
      }
    }
    return differing.isEmpty() ? KernelProof.IDENTICAL : "other reports: " + differing;
  }

  private static boolean same(Path expected, Path actual) {
    try {
      return Files.mismatch(expected, actual) < 0;
    } catch (IOException e) {
      throw StorageException.reading(actual, e);
    }
  }

  private Attempt attempt(KernelMode mode) {
    Path place = folder.resolve(mode.toString());
    Path printed = folder.resolve(mode + ".txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.txt"),
            "-cp",
            System.getProperty("java.class.path"),
            ProofMain.class.getName(),
            installation.root().toString(),
            driver.name(),
            mode.name(),
            place.toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      return new Attempt(process.waitFor(), place, printed);
    } catch (IOException e) {
      throw new EngineException("can't start a process to prove the engine: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while proving the engine", e);
    }
  }

  private record Attempt(int exitCode, Path folder, Path printed) {
    String lastPrinted() {
      try {
        return Files.readAllLines(printed).stream()
            .filter(line -> line.contains("Exception") || line.contains("SIG"))
            .findFirst()
            .orElse("exit code " + exitCode);
      } catch (IOException e) {
        throw StorageException.reading(printed, e);
      }
    }
  }
}
