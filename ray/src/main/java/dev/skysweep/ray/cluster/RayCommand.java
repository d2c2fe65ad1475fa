package dev.skysweep.ray.cluster;

import dev.skysweep.pool.ExecutionPool.PoolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Ray's own command, run and watched: everything it says goes to a file, and line by line to
/// whoever wants to know how far it is.
final class RayCommand {
  private final Path ray;
  private final Path log;

  /// @param log is appended to
  RayCommand(Path ray, Path log) {
    this.ray = ray;
    this.log = log;
  }

  /// Runs it to its end.
  ///
  /// @param heard is given every line
  /// @throws PoolException with Ray's last words, if it fails
  List<String> run(List<String> arguments, Consumer<String> heard) throws InterruptedException {
    var command = new ArrayList<>(List.of(ray.toString()));
    command.addAll(arguments);
    var lines = new ArrayList<String>();
    try {
      Process process = start(command);
      try (var out = process.inputReader(StandardCharsets.UTF_8);
          var file =
              Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        file.write("$ " + String.join(" ", command) + "\n");
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          String plain = RayOutput.plain(line);
          file.write(plain + "\n");
          file.flush();
          lines.add(plain);
          heard.accept(plain);
        }
      } finally {
        if (Thread.currentThread().isInterrupted()) {
          process.destroy();
        }
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new PoolException(
            "`ray %s` failed (exit code %d): %s%nAll that it said: %s"
                .formatted(arguments.getFirst(), code, RayOutput.cause(lines), log));
      }
      return lines;
    } catch (IOException e) {
      throw new PoolException("can't run " + ray + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new PoolException("can't read what " + ray + " says: " + e.getMessage());
    }
  }

  private static Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TERM", "dumb");
    builder.environment().put("PYTHONUNBUFFERED", "1");
    Process process = builder.start();
    process.outputWriter().close(); // it must not ask
    return process;
  }
}
