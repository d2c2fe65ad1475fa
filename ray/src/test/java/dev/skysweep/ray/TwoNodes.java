package dev.skysweep.ray;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.ray.runtime.LocalRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A cluster of two nodes on this machine, the second of which can be taken away.
public final class TwoNodes implements AutoCloseable {
  /// Set on the second node alone.
  static final String SECOND = "SECOND_NODE";

  private final LocalRuntime head;
  private final Process worker;

  private TwoNodes(LocalRuntime head, Process worker) {
    this.head = head;
    this.worker = worker;
  }

  /// @param slots of each node
  /// @param folder for what it needs
  public static TwoNodes start(int slots, Path folder) {
    return start(slots, folder, List.of());
  }

  /// @param more arguments of `ray start` on the second node
  static TwoNodes start(int slots, Path folder, List<String> more) {
    return start(OneRay.program(), slots, folder, more);
  }

  /// The second node has files of its own where [#onWorkerNode] mounts some; what this machine
  /// mounts is seen there too. It has the label `where=second`.
  ///
  /// @param environment of the second node, `NAME=VALUE` each
  /// @throws org.opentest4j.TestAbortedException where only root can do that
  public static TwoNodes startApart(int slots, Path folder, List<String> environment) {
    Assumptions.assumeTrue(exitCode("unshare", "--mount", "true") == 0, "only root can mount");
    var first = new ArrayList<>(List.of("unshare", "--mount", "--propagation=slave", "env"));
    first.addAll(environment);
    return start(OneRay.program(), slots, folder, first, List.of("--labels=where=second"));
  }

  /// Runs a command with the files as the second node sees them.
  public void onWorkerNode(String... command) {
    // before it has some of its own, the command would meet those of this machine
    Await.until("the second node has files of its own", this::isApart);
    var line =
        new ArrayList<>(List.of("nsenter", "--mount", "--target", Long.toString(worker.pid())));
    line.addAll(List.of(command));
    int code = exitCode(line.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(line + " ended with exit code " + code);
    }
  }

  private boolean isApart() {
    try {
      Path processes = Path.of("/proc");
      Path theirs = processes.resolve(Long.toString(worker.pid())).resolve("ns/mnt");
      Path ours = processes.resolve("self/ns/mnt");
      return !Files.readSymbolicLink(theirs).equals(Files.readSymbolicLink(ours));
    } catch (IOException e) {
      throw new AssertionError("the second node has ended", e);
    }
  }

  /// @param program the head's `ray`
  static TwoNodes start(Path program, int slots, Path folder, List<String> more) {
    return start(program, slots, folder, List.of(), more);
  }

  /// @param first what the second node's command line begins with
  private static TwoNodes start(
      Path program, int slots, Path folder, List<String> first, List<String> more) {
    try {
      int port = RayScript.freePort();
      LocalRuntime head = LocalRuntime.start(program, slots, List.of("--port=" + port));
      Path ray =
          RayScript.in(
              folder,
              "RAY_AUTH_MODE=token",
              "RAY_AUTH_TOKEN=" + head.token().secret(),
              SECOND + "=1");
      var command = new ArrayList<>(first);
      command.addAll(
          List.of(
              ray.toString(),
              "start",
              "--block",
              "--address=127.0.0.1:" + port,
              "--node-ip-address=127.0.0.1",
              "--num-cpus=" + slots,
              "--min-worker-port=0",
              "--max-worker-port=0",
              "--dashboard-agent-listen-port=0",
              "--object-store-memory=100000000",
              "--disable-usage-stats"));
      command.addAll(more);
      Process worker =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("worker.log").toFile())
              .start();
      return new TwoNodes(head, worker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RaySettings settings() {
    return OneRay.settings(head);
  }

  /// The first node, which has the cluster's servers.
  public LocalRuntime head() {
    return head;
  }

  /// The second node's first process.
  public ProcessHandle workerNode() {
    return worker.toHandle();
  }

  /// As if the machine had been switched off.
  public void killWorkerNode() {
    processes().forEach(ProcessHandle::destroyForcibly);
  }

  /// As if the machine had been put to sleep.
  void suspendWorkerNode() {
    signal("STOP");
  }

  void wakeWorkerNode() {
    signal("CONT");
  }

  /// The workers of sweeps that run on it.
  List<ProcessHandle> engines() {
    return Processes.workersOf(worker.toHandle());
  }

  private void signal(String name) {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes().forEach(process -> command.add(Long.toString(process.pid())));
    exitCode(command.toArray(String[]::new));
  }

  private static int exitCode(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(worker.toHandle()), worker.descendants()).toList();
  }

  @Override
  public void close() {
    killWorkerNode();
    head.close();
  }
}
