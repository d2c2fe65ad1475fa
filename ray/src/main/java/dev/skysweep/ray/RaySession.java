package dev.skysweep.ray;

import com.google.protobuf.ByteString;
import dev.skysweep.json.Json;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.study.FailureKind;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WorkerMessage.Execute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One sweep in the cluster: the function that its tasks call, and the attempts in flight.
final class RaySession implements AutoCloseable {
  private final RayClient client;
  private final SweepRecipe recipe;
  private final RaySettings settings;
  private final StudyProbe probe;
  private final WorkerFitness fitness;
  private final ByteString function;
  private final Set<RayAttempt> inFlight = ConcurrentHashMap.newKeySet();

  private RaySession(
      RayClient client,
      SweepRecipe recipe,
      RaySettings settings,
      StudyProbe probe,
      ByteString function) {
    this.client = client;
    this.recipe = recipe;
    this.settings = settings;
    this.probe = probe;
    this.fitness = new WorkerFitness(probe);
    this.function = function;
  }

  /// @throws PoolException if the cluster doesn't take the function
  static RaySession open(RayClient client, SweepRecipe recipe, RaySettings settings) {
    StudyProbe probe = StudyProbe.in(Path.of(recipe.studyFolder()));
    try {
      ByteString function =
          client
              .putFunction(
                  TaskSource.text(),
                  TaskSource.FUNCTION,
                  TaskSource.globals(recipe, probe, settings.workers()))
              .join();
      return new RaySession(client, recipe, settings, probe, function);
    } catch (CompletionException e) {
      probe.close();
      throw new PoolException(Losses.of(e, recipe.studyFolder()).message());
    }
  }

  AttemptHandle submit(RunAttempt wanted) {
    var attempt = new RayAttempt(client, wanted);
    inFlight.add(attempt);
    String request = new Execute(wanted.run(), wanted.purpose()).toLine();
    var _ =
        client
            .submit(function, List.of(request), settings.resources().with(taskName(wanted)))
            .thenCompose(id -> {
              attempt.accepted(id);
              return client.get(id).whenComplete((_, _) -> client.release(id));
            })
            .handle((report, failure) -> result(attempt, report, failure))
            .thenAccept(result -> {
              inFlight.remove(attempt);
              attempt.result().complete(result);
            });
    return attempt;
  }

  /// As Ray's dashboard shows it.
  private String taskName(RunAttempt wanted) {
    Path study = Path.of(recipe.studyFolder()).getFileName();
    return "skysweep %s run %d".formatted(study, wanted.run().runId());
  }

  private AttemptResult result(
      RayAttempt attempt, @Nullable Object report, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        return AttemptResults.without(attempt, Losses.of(failure, recipe.studyFolder()));
      }
      if (report instanceof String text) {
        return reported(attempt, Json.mapper().readValue(text, AttemptReport.class));
      }
      return AttemptResults.without(
          attempt, new Losses(FailureKind.POOL_FAILED, "the pool ray: a task gave " + report));
    } catch (RuntimeException e) {
      return AttemptResults.without(
          attempt, new Losses(FailureKind.POOL_FAILED, "the pool ray: " + e));
    }
  }

  private AttemptResult reported(RayAttempt attempt, AttemptReport report) {
    WorkerIdentity worker = AttemptResults.worker(report);
    Optional<String> problem =
        worker == null ? Optional.empty() : fitness.problem(report, worker, attempt.sentAt());
    return problem.isPresent()
        ? AttemptResults.without(attempt, new Losses(FailureKind.POOL_FAILED, problem.get()))
        : AttemptResults.of(attempt, report, Path.of(recipe.studyFolder()));
  }

  /// Cancels what is in flight and waits until it has ended.
  @Override
  public void close() {
    List<RayAttempt> left = List.copyOf(inFlight);
    left.forEach(RayAttempt::cancel);
    CompletableFuture.allOf(left.stream().map(RayAttempt::result).toArray(CompletableFuture[]::new))
        .join();
    probe.close();
  }
}
