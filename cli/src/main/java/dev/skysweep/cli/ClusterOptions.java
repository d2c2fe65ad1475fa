package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What only a pool that is a cluster asks for.
final class ClusterOptions {
  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "Cluster of the pool ray: ray://HOST:PORT, auto for the Ray that runs on this machine, or"
              + " nothing to start one for this sweep.")
  private @Nullable String address;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      description = "How long to wait for a cluster that is about to come up (default: 120s).")
  private @Nullable String connectTimeout;

  @Option(
      names = "--resources",
      paramLabel = "NAME=VALUE,...",
      description =
          "What each run needs: cpus=1, gpus, memory=2GB, custom.NAME=1, label.NAME=VALUE,"
              + " strategy=SPREAD|node:ID|group:NAME.")
  private @Nullable String resources;

  @Option(
      names = "--worker-command",
      paramLabel = "LINE",
      description = "What starts a worker on a node (default: Skysweep in the image, or as here).")
  private @Nullable String workerCommand;

  @Option(
      names = "--ship",
      description = "Bring Skysweep, Java and GMAT to nodes that have only Ray.")
  private boolean ship;

  @Option(
      names = "--quarantine",
      description =
          "Leave out a node whose software, input files, folder or clock is wrong, and go on.")
  private boolean quarantine;

  @Option(
      names = "--down-when-done",
      paramLabel = "FILE",
      description = "Take the cluster of this cluster.yaml down once all runs have ended.")
  private @Nullable Path downWhenDone;

  /// The cluster that is to end with the sweep.
  ///
  /// @throws StudyException if its file is none
  Optional<Cluster> downWhenDone() {
    return Optional.ofNullable(downWhenDone).map(file -> Cluster.of(file, Machine.current()));
  }

  /// By the names of the pool's arguments; only what was given.
  Map<String, String> arguments() {
    Map<String, String> given = new TreeMap<>();
    put(given, "address", address);
    if (connectTimeout != null) {
      Duration limit = Durations.parse(connectTimeout);
      put(given, "connect_timeout", Long.toString(Math.max(1, limit.toSeconds())));
    }
    put(given, "resources", resources);
    put(given, "worker_command", workerCommand);
    put(given, "ship", ship ? "true" : null);
    put(given, "quarantine", quarantine ? "true" : null);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
