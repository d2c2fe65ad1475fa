package dev.skysweep.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of `--live`: `skysweep watch --page` as a process of its own, so that it takes nothing
/// of the driver's time, and neither closing the page nor its death touches the sweep. It ends with
/// the driver.
final class LivePage implements AutoCloseable {
  private final Path folder;
  private final Terminal terminal;
  private @Nullable Process watcher;

  LivePage(Path folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  /// Starts the watcher and says where its page is; the manifest must be there.
  synchronized void start() {
    try {
      Process started =
          new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      watcher = started;
      Thread.ofVirtual().name("live page").start(() -> announce(started));
    } catch (IOException e) {
      terminal.say("the live page can't be started, the sweep goes on: " + e.getMessage());
    }
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.library.path=" + System.getProperty("java.library.path", ""),
        "-cp",
        System.getProperty("java.class.path", "."),
        Skysweep.class.getName(),
        "watch",
        folder.toString(),
        "--page",
        "--while-input");
  }

  private void announce(Process started) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      String address = lines.readLine();
      terminal.say(
          address == null
              ? "the live page did not start; the sweep goes on without it"
              : "live page: " + address);
      terminal.err().flush();
    } catch (IOException e) {
      terminal.say("the live page can't be reached; the sweep goes on without it");
    }
  }

  @Override
  public synchronized void close() {
    if (watcher != null) {
      try {
        // It shows the last state and ends.
        watcher.getOutputStream().close();
      } catch (IOException e) {
        watcher.destroy();
      }
    }
  }
}
