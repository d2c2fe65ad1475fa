package dev.skysweep.cli;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The real command in a process of its own, to be killed.
final class DriverProcess implements AutoCloseable {
  private final Process process;
  private final Path printed;

  private DriverProcess(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  static DriverProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /// @param variables of its environment, beside those of this process
  static DriverProcess start(Map<String, String> variables, String... arguments) {
    return start(variables, List.of(), arguments);
  }

  /// As [#start(Map, String...)], with only these of the files and folders of the class path.
  static DriverProcess with(
      Predicate<String> classes, Map<String, String> variables, String... arguments) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(classes)
            .collect(Collectors.joining(File.pathSeparator));
    return start(variables, List.of(), classPath, arguments);
  }

  /// In a shell that sets limits first; its last word is `exec "$@"`.
  static DriverProcess under(String shellScript, String... arguments) {
    return under(List.of("sh", "-c", shellScript), arguments);
  }

  /// As [#under(String, String...)], with the whole command that ends in the shell's script.
  static DriverProcess under(List<String> shell, String... arguments) {
    List<String> before = new ArrayList<>(shell);
    before.add("sh");
    return start(Map.of(), before, arguments);
  }

  private static DriverProcess start(
      Map<String, String> variables, List<String> before, String... arguments) {
    return start(variables, before, System.getProperty("java.class.path"), arguments);
  }

  private static DriverProcess start(
      Map<String, String> variables, List<String> before, String classPath, String... arguments) {
    List<String> line = new ArrayList<>(before);
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            Skysweep.class.getName()));
    line.addAll(List.of(arguments));
    try {
      Path printed = Files.createTempFile("skysweep", ".txt");
      var builder =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
      builder.environment().putAll(variables);
      return new DriverProcess(builder.start(), printed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long id() {
    return process.pid();
  }

  void signal(String name) {
    Processes.signal(process.pid(), name.equals("INT") ? 2 : 15);
  }

  List<ProcessHandle> workers() {
    return Processes.workersOf(process.toHandle());
  }

  /// Whether it ends within a time.
  boolean endsWithin(long nanos) {
    try {
      return process.waitFor(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Its exit code, once it has ended.
  int exitCode() {
    Await.until("the command ends; it printed:\n" + printed(), () -> !process.isAlive());
    return process.exitValue();
  }

  String printed() {
    try {
      return Files.readString(printed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// `kill -9`, then waits for its workers to notice.
  void kill() {
    List<ProcessHandle> workers = workers();
    process.destroyForcibly();
    Await.until(
        "driver and workers end",
        () -> !process.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(printed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
