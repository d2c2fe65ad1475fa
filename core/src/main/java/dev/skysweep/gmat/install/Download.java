package dev.skysweep.gmat.install;

import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One attempt of a package installer at the wheel.
///
/// @param output all that it printed
record Download(String output) {
  static Download run(List<String> installer, PinnedWheel wheel, Path folder, Machine machine) {
    List<String> command = new ArrayList<>(installer);
    command.addAll(
        List.of(
            "download",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
            "--retries",
            "1",
            "--timeout",
            "20",
            "--no-deps",
            "--only-binary=:all:",
            "--implementation",
            "cp",
            "--python-version",
            wheel.pythonVersion(),
            "--abi",
            wheel.pythonTag(),
            "--platform",
            wheel.platformTag(),
            "--dest",
            folder.toString(),
            PinnedWheel.PROJECT + "==" + PinnedWheel.RELEASE));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(machine.environment());
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return new Download(output);
    } catch (IOException e) {
      return new Download(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineInstallException("interrupted while fetching the engine", e);
    }
  }

  /// Another installer of the same machine would fail in the same way.
  boolean networkFailed() {
    return output.contains("Retrying (") || output.contains("Could not connect");
  }

  /// The line that says most.
  String lastWords() {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (networkFailed()) {
      return lines.stream().filter(line -> line.contains("Retrying (")).findFirst().orElse("");
    }
    return lines.isEmpty() ? "it brought no wheel and said nothing" : lines.getLast();
  }
}
