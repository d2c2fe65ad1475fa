package dev.skysweep.ray;

import com.google.protobuf.ByteString;
import dev.skysweep.bucket.Mirror;
import dev.skysweep.json.Json;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WorkerMessage.Execute;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One sweep in the cluster: the function that its tasks call, and the attempts in flight.
final class RaySession implements AutoCloseable {
  private final RayClient client;
  private final SweepRecipe recipe;
  private final RaySettings settings;
  private final StudyProbe probe;
  private final WorkerFitness fitness;
  private final ResourcesOfRuns resources;
  private final ByteString function;
  private final Map<String, Object> runtimeEnvironment;
  private final Supplier<ClusterState> cluster;
  private final Consumer<String> said;
  private final WarmUp warmUp;

  private static final Set<FailureKind> ITS_NODES_FAULT =
      Set.of(FailureKind.POOL_FAILED, FailureKind.STORAGE_FAILED);

  private final Quarantine quarantine = new Quarantine();
  private final Set<RayAttempt> inFlight = ConcurrentHashMap.newKeySet();

  private RaySession(
      RayClient client, SweepRecipe recipe, RaySettings settings, Prepared prepared) {
    this.client = client;
    this.recipe = recipe;
    this.settings = settings;
    this.probe = prepared.probe();
    this.fitness = new WorkerFitness(probe, inputFiles(recipe));
    this.resources = new ResourcesOfRuns(settings.resources());
    this.function = prepared.function();
    this.runtimeEnvironment = prepared.runtimeEnvironment();
    this.cluster = prepared.cluster();
    this.said = prepared.said();
    this.warmUp =
        new WarmUp(client, function, withSoftware(settings.resources().task(taskName("warm-up"))));
  }

  /// The files that the mission reads and that are here.
  private static List<String> inputFiles(SweepRecipe recipe) {
    if (recipe.engine().driver() == Driver.NONE) {
      return List.of();
    }
    return MissionScript.parse(recipe.mission(), Path.of(recipe.missionOrigin()))
        .inputFiles()
        .stream()
        .filter(file -> Files.isRegularFile(Path.of(file)))
        .toList();
  }

  /// What is in the cluster before the first attempt.
  private record Prepared(
      StudyProbe probe,
      ByteString function,
      Map<String, Object> runtimeEnvironment,
      Supplier<ClusterState> cluster,
      Consumer<String> said) {}

  /// @param cluster as it is now
  /// @param said is told what takes long, and of nodes that are set aside
  /// @throws PoolException if the cluster doesn't take the function
  static RaySession open(
      RayClient client,
      SweepRecipe wanted,
      RaySettings settings,
      Supplier<ClusterState> cluster,
      Consumer<String> said) {
    Map<String, Object> environment =
        settings.workers().shipped() ? Shipment.send(client, said) : Map.of();
    Path study = Path.of(wanted.studyFolder());
    StudyProbe probe = StudyProbe.in(study);
    // workers write to a bucket by themselves: the copy is on this machine only
    SweepRecipe recipe =
        Mirror.of(study).map(mirror -> wanted.at(mirror.place().toString())).orElse(wanted);
    try {
      ByteString function =
          client
              .putFunction(
                  TaskSource.text(),
                  TaskSource.FUNCTION,
                  TaskSource.globals(recipe, probe, settings.workers()))
              .orTimeout(RayPool.ANSWER_SECONDS, TimeUnit.SECONDS)
              .join();
      return new RaySession(
          client, recipe, settings, new Prepared(probe, function, environment, cluster, said));
    } catch (CompletionException e) {
      probe.close();
      throw new PoolException(
          e.getCause() instanceof TimeoutException
              ? "the cluster does not take the sweep's function within %d s: is its head overloaded?"
                  .formatted(RayPool.ANSWER_SECONDS)
              : Losses.of(e, recipe.studyFolder()).message());
    }
  }

  /// How many worker processes this sweep leaves behind that the next one can go on with.
  int workersFor(SweepRecipe next) {
    boolean stay = !recipe.isolate() && !recipe.studyFolder().contains("://");
    String software = TaskSource.software(recipe, settings.workers());
    return stay && software.equals(TaskSource.software(next, settings.workers()))
        ? fitness.fit()
        : 0;
  }

  /// Has workers started where runs will be made, and nodes that they need, while the first run is
  /// still being checked.
  void warmUp(int workers) {
    warmUp.start(workers);
  }

  /// As [RayPool#check].
  void check(Stream<RunSpec> runs) {
    resources.check(runs, cluster.get());
  }

  AttemptHandle submit(RunAttempt wanted) {
    if (wanted.purpose() == Purpose.RUN) {
      // the runs themselves do it from now on
      warmUp.stop();
    }
    var attempt = new RayAttempt(client, wanted);
    inFlight.add(attempt);
    send(attempt);
    return attempt;
  }

  private void send(RayAttempt attempt) {
    RunAttempt wanted = attempt.attempt();
    String request = new Execute(wanted.run(), wanted.purpose()).toLine();
    var _ =
        client
            .submit(function, List.of(request), options(wanted))
            .thenCompose(id -> {
              attempt.accepted(id);
              return client.get(id).whenComplete((_, _) -> client.release(id));
            })
            .handle(Answer::new)
            .thenCompose(answer -> result(attempt, answer))
            .exceptionally(e -> failed(attempt, Objects.requireNonNullElse(e.getCause(), e) + ""))
            .thenAccept(result -> {
              if (setAside(attempt, result)) {
                send(attempt);
              } else {
                inFlight.remove(attempt);
                attempt.result().complete(result);
              }
            });
  }

  /// With `--quarantine`, a node that is not fit gets nothing more, and its attempt goes elsewhere.
  private boolean setAside(RayAttempt attempt, AttemptResult result) {
    if (result.outcome() instanceof RunOutcome.Succeeded) {
      quarantine.succeeded();
    }
    ClusterNode node = result.attempt().node();
    if (!settings.quarantine()
        || attempt.unwanted()
        || node == null
        || node.id().isEmpty()
        || !(result.outcome() instanceof RunOutcome.Failed failed)
        || !ITS_NODES_FAULT.contains(failed.kind())) {
      return false;
    }
    if (quarantine.add(node.id())) {
      said.accept("no more runs for a node: " + failed.message());
    }
    RunDemand demand = RunDemand.of(resources.of(attempt.attempt().run()));
    return quarantine.leavesRoomFor(demand, cluster.get());
  }

  /// @throws StudyException if the run asks for what is no resource
  private Map<String, Object> options(RunAttempt wanted) {
    String name = taskName("run " + wanted.run().runId());
    Set<String> avoided = cluster.get().canPrefer() ? wanted.avoidedNodes() : Set.of();
    return withSoftware(resources.of(wanted.run()).task(name, avoided, quarantine.nodes()));
  }

  private Map<String, Object> withSoftware(Map<String, Object> options) {
    if (!runtimeEnvironment.isEmpty()) {
      options.put("runtime_env", runtimeEnvironment);
    }
    return options;
  }

  /// As Ray's dashboard shows it.
  private String taskName(String what) {
    return "skysweep %s %s".formatted(Path.of(recipe.studyFolder()).getFileName(), what);
  }

  /// What a task gave, or why it gave nothing.
  private record Answer(@Nullable Object report, @Nullable Throwable failure) {}

  private CompletableFuture<AttemptResult> result(RayAttempt attempt, Answer answer) {
    if (answer.failure() != null) {
      Losses loss = Losses.of(answer.failure(), recipe.studyFolder());
      return attempt
          .task()
          .map(task -> LossPlaces.of(client, task, loss))
          .orElseGet(() -> CompletableFuture.completedFuture(loss))
          .thenApply(located -> AttemptResults.without(attempt, located));
    }
    return CompletableFuture.completedFuture(
        answer.report() instanceof String text
            ? reported(attempt, Json.mapper().readValue(text, AttemptReport.class))
            : failed(attempt, "a task gave no text"));
  }

  private static AttemptResult failed(RayAttempt attempt, String what) {
    return AttemptResults.without(
        attempt, new Losses(FailureKind.POOL_FAILED, "the pool ray: " + what));
  }

  private AttemptResult reported(RayAttempt attempt, AttemptReport report) {
    WorkerIdentity worker = AttemptResults.worker(report);
    Optional<String> problem =
        worker == null
            ? Optional.empty()
            : fitness.problem(report, worker, attempt.timing(), cluster.get().asked());
    return problem.isPresent()
        ? AttemptResults.unfit(attempt, report, problem.get())
        : AttemptResults.of(attempt, report, Path.of(recipe.studyFolder()));
  }

  /// Cancels what is in flight and waits until it has ended.
  @Override
  public void close() {
    List<RayAttempt> left = List.copyOf(inFlight);
    warmUp.stop();
    left.forEach(RayAttempt::cancel);
    CompletableFuture.allOf(left.stream().map(RayAttempt::result).toArray(CompletableFuture[]::new))
        .join();
    probe.close();
  }
}
