package dev.skysweep.cli;

import dev.skysweep.manifest.Layout;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolProvider;
import dev.skysweep.pool.PoolRequest;
import dev.skysweep.pool.local.LocalPool;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.StudyException;
import dev.skysweep.studyfile.StudyFile;
import dev.skysweep.sweep.Steps;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where and how runs are executed; the same for every command that makes runs.
final class ExecutionOptions {
  private static final String LOCAL = "local";
  private static final long LEAST_MEMORY = 300_000_000;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Worker processes; -1 is one for each core (default).")
  private int workers = -1;

  @Option(
      names = {"--pool", "--backend"},
      paramLabel = "NAME",
      description = "Where runs execute: local (default), ray.")
  private @Nullable String pool;

  @Option(
      names = "--backend-arg",
      paramLabel = "KEY=VALUE",
      description = "Argument of the pool, e.g. num_cpus=8 of ray; local takes none.")
  private Map<String, String> poolArguments = Map.of();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Stop a run after this time: 90s, 5m, 2h (default: none).")
  private @Nullable String timeout;

  @Option(
      names = "--max-output",
      paramLabel = "SIZE",
      defaultValue = "4GB",
      description = "Stop a run that has written this much (default: ${DEFAULT-VALUE}).")
  private String maxOutput = "4GB";

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "Stop a run whose worker holds this much memory (default: none).")
  private @Nullable String maxMemory;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "2",
      description = "Attempts at a run that crashes the engine (default: ${DEFAULT-VALUE}).")
  private int maxAttempts = RunLimits.DEFAULT_MAX_ATTEMPTS;

  @Option(names = "--retry-timeouts", description = "Try a run that took too long once more.")
  private boolean retryTimeouts;

  @Option(
      names = "--keep-raw",
      description = "Keep GMAT's own text files beside the Parquet files.")
  boolean keepRaw;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = {
        "per-run keeps the Parquet files of every run (default); compact removes",
        "them once they are merged into the study's tables."
      })
  private @Nullable String layout;

  @Option(
      names = "--postprocess",
      paramLabel = "STEP",
      description = {
        "After each run, in its folder: a command, such as 'python3 derive.py {run_dir}',",
        "or class:NAME. Files that it writes are results of the run."
      })
  private @Nullable String postprocess;

  @Option(
      names = "--postprocess-classpath",
      paramLabel = "PATH",
      description = "Where the class of --postprocess is: a jar or folder; may be repeated.")
  private List<Path> postprocessClassPath = List.of();

  @Option(
      names = "--postprocess-timeout",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = "Stop --postprocess after this time (default: ${DEFAULT-VALUE}).")
  private String postprocessTimeout = "10m";

  private Path postprocessBase = Path.of("").toAbsolutePath();

  @Option(names = "--isolate", description = "Give every run a worker process of its own.")
  boolean isolate;

  @Option(
      names = "--gmat-root",
      paramLabel = "DIR",
      description = "The GMAT to use (default: found, see `skysweep engine info`).")
  @Nullable Path gmatRoot;

  @Option(
      names = "--engine-driver",
      paramLabel = "DRIVER",
      defaultValue = "auto",
      description = "How GMAT is driven: auto (default), native, python.")
  private String driver = "auto";

  @Option(
      names = "--fsync-each",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Accepted as in gmat-sweep and without effect: every outcome is on the disk before it is"
              + " reported, in groups that cost nothing.")
  @SuppressWarnings("UnusedVariable") // only there so that the reference's command lines work
  private boolean fsyncEach;

  @Option(
      names = "--fsync-batch",
      paramLabel = "N",
      description = "Accepted as in gmat-sweep and without effect.")
  @SuppressWarnings("UnusedVariable") // as fsyncEach
  private @Nullable Integer fsyncBatch;

  @Option(
      names = "--live",
      description = "Serve a page on this machine's loopback that shows the sweep as it runs.")
  boolean live;

  @Option(names = "--json", description = "Print the summary as JSON.")
  boolean json;

  /// @throws StudyException if an option has a value that makes no sense
  RunLimits limits() {
    return new RunLimits(
        timeout == null ? null : Durations.parse(timeout),
        Durations.parseBytes(maxOutput),
        maxAttempts,
        retryTimeouts,
        maxMemory == null ? null : memory(maxMemory));
  }

  private static long memory(String size) {
    long bytes = Durations.parseBytes(size);
    if (bytes < LEAST_MEMORY) {
      throw new StudyException(
          "--max-memory %s is less than a worker holds before its first run; give it 300MB or more"
              .formatted(size));
    }
    return bytes;
  }

  /// The step after each run as a study file has it; empty for none.
  ObjectNode postprocessTree() {
    ObjectNode tree = StudyTree.object();
    if (postprocess != null) {
      tree.put("step", postprocess);
      if (!postprocessClassPath.isEmpty()) {
        var places = tree.putArray("classpath");
        postprocessClassPath.forEach(place -> places.add(place.toString()));
      }
      if (!postprocessTimeout.equals("10m")) {
        tree.put("timeout", postprocessTimeout);
      }
    }
    return tree;
  }

  /// @throws StudyException if there is no such program or class
  @Nullable PostprocessStep postprocess() {
    return postprocess == null
        ? null
        : Steps.parse(
            postprocess,
            postprocessClassPath,
            Durations.parse(postprocessTimeout),
            postprocessBase);
  }

  /// @throws StudyException for an unknown layout
  @Nullable Layout layout() {
    return switch (layout) {
      case null -> null;
      case "per-run" -> Layout.PER_RUN;
      case "compact" -> Layout.COMPACT;
      default ->
          throw new StudyException("--layout " + layout + " is unknown: write per-run or compact");
    };
  }

  /// @throws StudyException for an unknown driver
  EngineChoice engine() {
    Driver chosen =
        switch (driver) {
          case "auto" -> Driver.AUTO;
          case "native" -> Driver.NATIVE;
          case "python" -> Driver.PYTHON;
          case "none" -> Driver.NONE;
          default ->
              throw new StudyException(
                  "--engine-driver " + driver + " is unknown: write auto, native or python");
        };
    return new EngineChoice(gmatRoot == null ? null : gmatRoot.toString(), chosen);
  }

  /// How many workers a sweep here has at most; none are here for another pool.
  int workersHere() {
    return poolName().equals(LOCAL) ? LocalPool.workersOf(poolRequest()) : 0;
  }

  private String poolName() {
    return pool == null ? LOCAL : pool;
  }

  private PoolRequest poolRequest() {
    return new PoolRequest(workers, arguments());
  }

  /// @throws StudyException for an unknown pool or a number of workers that makes no sense
  ExecutionPool pool() {
    PoolRequest request = poolRequest();
    String name = poolName();
    if (name.equals(LOCAL)) {
      return LocalPool.of(request);
    }
    return ServiceLoader.load(PoolProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new StudyException("--pool " + name + " is unknown: this version has local, ray"))
        .pool(request);
  }

  /// The cluster that is to end with the sweep.
  ///
  /// @throws StudyException if its file is none
  Optional<Cluster> downWhenDone() {
    return cluster.downWhenDone();
  }

  private Map<String, String> arguments() {
    Map<String, String> all = new TreeMap<>(poolArguments);
    all.putAll(cluster.arguments());
    return all;
  }

  /// The pool as a study file has it, as far as the command line names it.
  ObjectNode poolTree() {
    ObjectNode tree = StudyTree.object();
    if (pool != null) {
      tree.put("name", pool);
    }
    if (workers != -1) {
      tree.put("workers", workers);
    }
    Map<String, String> arguments = arguments();
    if (!arguments.isEmpty()) {
      ObjectNode args = tree.putObject("args");
      arguments.forEach(args::put);
    }
    return tree;
  }

  /// The limits as a study file has them; empty for the defaults.
  ObjectNode limitsTree() {
    ObjectNode tree = StudyTree.object();
    if (timeout != null) {
      tree.put("timeout", timeout);
    }
    if (!maxOutput.equals("4GB")) {
      tree.put("max-output", maxOutput);
    }
    if (maxMemory != null) {
      tree.put("max-memory", maxMemory);
    }
    if (retryTimeouts) {
      tree.put("retry-timeouts", true);
    }
    if (maxAttempts != RunLimits.DEFAULT_MAX_ATTEMPTS) {
      tree.put("max-attempts", maxAttempts);
    }
    return tree;
  }

  /// Takes over what a study file says of pool, limits and outputs. What the command line says is
  /// in the file already.
  ///
  /// @return the study with what only the command line said
  StudyFile adopt(StudyFile study) {
    JsonNode tree = study.tree();
    pool = tree.path("pool").path("name").asString(LOCAL);
    workers = tree.path("pool").path("workers").asInt(workers);
    JsonNode arguments = tree.path("pool").path("args");
    if (!arguments.isEmpty()) {
      poolArguments =
          arguments.properties().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, argument -> argument.getValue().asString()));
    }
    JsonNode limits = tree.path("limits");
    timeout = limits.has("timeout") ? limits.path("timeout").asString() : timeout;
    maxOutput = limits.path("max-output").asString(maxOutput);
    maxMemory = limits.has("max-memory") ? limits.path("max-memory").asString() : maxMemory;
    maxAttempts = limits.path("max-attempts").asInt(maxAttempts);
    retryTimeouts = limits.path("retry-timeouts").asBoolean(retryTimeouts);
    adoptStep(tree.path("postprocess"), study.base());
    JsonNode told = tree.path("outputs");
    keepRaw |= told.path("keep-raw").asBoolean(false);
    layout = layout == null && told.has("layout") ? told.path("layout").asString() : layout;
    ObjectNode outputs = StudyTree.object();
    if (keepRaw) {
      outputs.put("keep-raw", true);
    }
    if (layout != null) {
      outputs.put("layout", layout);
    }
    return outputs.isEmpty() ? study : study.with("outputs", outputs);
  }

  private void adoptStep(JsonNode step, Path base) {
    if (step.isMissingNode()) {
      return;
    }
    postprocess = step.path("step").asString();
    postprocessClassPath =
        step.path("classpath")
            .valueStream()
            .map(place -> base.resolve(place.asString()).normalize())
            .toList();
    postprocessTimeout = step.path("timeout").asString(postprocessTimeout);
    postprocessBase = base;
  }
}
