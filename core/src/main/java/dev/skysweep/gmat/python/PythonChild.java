package dev.skysweep.gmat.python;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.StartupFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The child process: one line in, one line out. What GMAT prints goes to a file of its own.
final class PythonChild implements AutoCloseable {
  private static final String SCRIPT = "engine_child.py";

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;
  private final Path printed;

  private PythonChild(Process process, Path printed) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.replies = process.inputReader(StandardCharsets.UTF_8);
    this.printed = printed;
  }

  /// @param folder holds the startup file, and receives the child's script and what it prints
  static PythonChild start(Path python, PythonModule module, Path folder) {
    Path script = folder.resolve(SCRIPT);
    AtomicFile.write(script, script());
    Path printed = folder.resolve("printed.txt");
    List<String> command =
        List.of(
            python.toString(),
            "-I",
            script.toString(),
            module.folder().toString(),
            module.name(),
            folder.toAbsolutePath() + "/",
            StartupFile.NAME);
    try {
      return new PythonChild(
          new ProcessBuilder(command).redirectError(printed.toFile()).start(), printed);
    } catch (IOException e) {
      throw new EngineException("can't start " + python + ": " + e.getMessage(), e);
    }
  }

  private static byte[] script() {
    try (InputStream in = PythonChild.class.getResourceAsStream(SCRIPT)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(SCRIPT + " is part of the jar", e);
    }
  }

  /// Sends a line and waits for the answer.
  ///
  /// @throws EngineException if the child is gone, with the last line it printed
  String ask(String request) {
    send(request);
    return next();
  }

  /// Sends a line and does not wait.
  void send(String request) {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /// What the child sees when this process ends, however it ends.
  void endRequests() throws IOException {
    requests.close();
  }

  void awaitEnd() {
    process.onExit().join();
  }

  /// Waits for the next line.
  String next() {
    try {
      String line = replies.readLine();
      if (line == null) {
        throw gone(null);
      }
      return line;
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private EngineException gone(@Nullable IOException cause) {
    endSoon();
    int exit = process.onExit().join().exitValue();
    return new EngineException(
        ("GMAT's process ended with exit code " + exit + lastPrinted()).strip(), cause);
  }

  /// Its output has ended, so it is ending: by itself, else by us.
  private void endSoon() {
    try {
      if (!process.waitFor(Duration.ofSeconds(5))) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private String lastPrinted() {
    try {
      List<String> lines =
          Files.readString(printed, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.isEmpty() ? "" : ": " + lines.getLast().strip();
    } catch (IOException e) {
      return "";
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  /// Ends the child, which holds nothing that outlives a call.
  @Override
  public void close() {
    kill();
    awaitEnd();
  }
}
