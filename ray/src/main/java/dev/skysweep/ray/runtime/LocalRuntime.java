package dev.skysweep.ray.runtime;

import dev.skysweep.files.FileTree;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Ray of one machine that is ours alone: own ports, own folder, own token. Ended by ending its
/// first process; `ray stop` would end everybody's.
public final class LocalRuntime implements AutoCloseable {
  private static final String STARTED = "Ray runtime started";

  /// Becomes the command that follows the folder's name, and ends it when standard input ends: with
  /// the driver, however that ends. Then removes the folder, even if all that the driver has
  /// started is terminated with it.
  private static final List<String> TIED_TO_US =
      List.of(
          "sh",
          "-c",
          "exec 3<&0; folder=$1; shift; (trap '' TERM; cat <&3; kill $$; while kill -0 $$; do sleep 0.1; done;"
              + " sleep 1; rm -rf \"$folder\") >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null",
          "sh");

  /// What `ray start --block` says last, of a program of its own that has ended unasked.
  private static final Pattern PROGRAM_ENDED = Pattern.compile("(\\S+) \\[exit code=(-?\\d+)]");

  /// SIGBUS: a page of shared memory that can't be had.
  private static final String NO_SHARED_MEMORY = "-7";

  private static final int LAST_LINES = 15;
  private static final long END_SECONDS = 20;

  private final Process process;
  private final Path folder;
  private final RayAddress address;
  private final RayAddress dashboard;
  private final RayToken token;
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  private LocalRuntime(
      Process process, Path folder, RayAddress address, RayAddress dashboard, RayToken token) {
    this.process = process;
    this.folder = folder;
    this.address = address;
    this.dashboard = dashboard;
    this.token = token;
  }

  /// Starts it and waits until it runs.
  ///
  /// @param ray the program
  /// @param cpus slots for runs; null for one a core
  /// @param more further arguments of `ray start`
  /// @throws PoolException if it doesn't start
  public static LocalRuntime start(Path ray, @Nullable Integer cpus, List<String> more) {
    var token = new RayToken(UUID.randomUUID() + "-" + UUID.randomUUID(), "this Ray");
    try {
      // Ray's sockets lie in it, and the path of a socket may have 107 bytes
      Path folder = Files.createTempDirectory("sky-ray-");
      int port = FreePort.find();
      int dashboardPort = FreePort.find();
      var command = new ArrayList<>(TIED_TO_US);
      command.add(folder.toString());
      command.addAll(
          List.of(
              ray.toString(),
              "start",
              "--head",
              "--block",
              "--port=0",
              "--min-worker-port=0",
              "--max-worker-port=0",
              "--node-ip-address=127.0.0.1",
              "--ray-client-server-port=" + port,
              "--dashboard-host=127.0.0.1",
              "--dashboard-port=" + dashboardPort,
              "--dashboard-agent-listen-port=0",
              "--object-store-memory=100000000",
              "--log-color=false",
              "--disable-usage-stats",
              "--temp-dir=" + folder));
      if (cpus != null) {
        command.add("--num-cpus=" + cpus);
      }
      command.addAll(more);
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("RAY_AUTH_MODE", "token");
      builder.environment().put("RAY_AUTH_TOKEN", token.secret());
      builder.environment().put("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0");
      // it ends some of the servers that the head starts for drivers (grpc/grpc#43055)
      builder.environment().put("GRPC_ENABLE_FORK_SUPPORT", "0");
      Process process = builder.start();
      var runtime =
          new LocalRuntime(
              process,
              folder,
              new RayAddress("127.0.0.1", port),
              new RayAddress("127.0.0.1", dashboardPort),
              token);
      runtime.awaitStart();
      return runtime;
    } catch (IOException e) {
      throw new PoolException("Ray can't be started: " + e.getMessage());
    }
  }

  private void awaitStart() throws IOException {
    BufferedReader output = process.inputReader();
    var last = new ArrayDeque<String>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(STARTED)) {
        OutputThread.start(() -> listenToTheEnd(output));
        return;
      }
      last.addLast(line);
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
    close();
    throw new PoolException("Ray doesn't start:\n" + String.join("\n", last));
  }

  /// What it says must not fill the pipe.
  private void listenToTheEnd(BufferedReader output) {
    String why = "";
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher program = PROGRAM_ENDED.matcher(line);
        if (program.find()) {
          why =
              " (%s, exit code %s%s)"
                  .formatted(
                      program.group(1),
                      program.group(2),
                      program.group(2).equals(NO_SHARED_MEMORY) ? ": is /dev/shm full?" : "");
        }
      }
    } catch (IOException e) {
      // closed by us
    }
    ended.complete("the Ray that was started on this machine has ended" + why);
  }

  /// Completes when it has ended, by [#close] or by itself, with a sentence that says so, and why
  /// if that is known.
  public CompletableFuture<String> ended() {
    return ended;
  }

  public RayAddress address() {
    return address;
  }

  /// Host and port of its dashboard, which speaks HTTP.
  public RayAddress dashboard() {
    return dashboard;
  }

  public RayToken token() {
    return token;
  }

  /// Where Ray writes down where the cluster is.
  Path currentCluster() {
    return folder.resolve("ray_current_cluster");
  }

  /// Its first process; the others are below it.
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      for (ProcessHandle each : all) {
        each.destroyForcibly();
      }
      for (ProcessHandle each : all) {
        // what still writes would keep the folder
        var _ = each.onExit().completeOnTimeout(each, END_SECONDS, TimeUnit.SECONDS).join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    FileTree.deleteQuietly(folder);
  }
}
