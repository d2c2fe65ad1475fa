package dev.skysweep.ray.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Several machines on this one, in namespaces of their own: see `machines.sh`. They see each
/// other, and this machine's files; nobody else on this machine sees them.
public final class Machines implements AutoCloseable {
  private final Path folder;
  private final Path script;

  private Machines(Path folder, Path script) {
    this.folder = folder;
    this.script = script;
  }

  /// Whether this machine lets us; if not, the test that asks is skipped.
  public static boolean possible() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("machines-");
    return new ProcessBuilder("bash", unpack(folder).toString(), "possible").start().waitFor() == 0;
  }

  /// Starts them.
  ///
  /// @param names with their addresses, `head=10.78.0.10`; the first holds the network and must end
  ///   in .1
  public static Machines start(String... names) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("machines-");
    var machines = new Machines(folder, unpack(folder));
    var command = new ArrayList<>(List.of("up", folder.toString()));
    command.addAll(List.of(names));
    // the classes under test may lie under /tmp
    String checkout = String.valueOf(Path.of("").toAbsolutePath().getParent());
    Said said = machines.script(command, Map.of("MACHINES_SEE", checkout));
    if (said.code() != 0) {
      machines.close();
      throw new IllegalStateException(said.text());
    }
    return machines;
  }

  /// What a command printed, and its exit code.
  public record Said(int code, String text) {}

  /// Seen by all machines under the same path, and by this one.
  public Path folder() {
    return folder;
  }

  /// The key that opens all of them, for root.
  public Path key() {
    return folder.resolve("key");
  }

  /// Runs a command there, to its end.
  public Said run(String machine, Map<String, String> environment, String... command) {
    var words = new ArrayList<>(List.of("in", folder.toString(), machine));
    words.addAll(List.of(command));
    return said(words, environment);
  }

  private Said said(List<String> arguments, Map<String, String> environment) {
    try {
      return script(arguments, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Runs a line of the shell there.
  public Said shell(String machine, String line) {
    return run(machine, Map.of(), "bash", "-c", line);
  }

  @Override
  public void close() {
    said(List.of("down", folder.toString()), Map.of());
  }

  private Said script(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("bash", script.toString()), arguments.stream()).toList();
    Path out = Files.createTempFile(folder, "said", ".txt");
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Said(process.waitFor(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
  }

  private static Path unpack(Path folder) throws IOException {
    Path script = folder.resolve("machines.sh");
    try (var in = Machines.class.getResourceAsStream("/machines.sh")) {
      Files.copy(in, script);
    }
    return script;
  }
}
