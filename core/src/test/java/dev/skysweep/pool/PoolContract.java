package dev.skysweep.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.Value;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every pool does alike, on the real engine.
public abstract class PoolContract {
  private static final FieldPath SMA = FieldPath.parse("Sat.SMA");
  private static final RunLimits NO_LIMITS = RunLimits.defaults();

  /// Steps until it is stopped, and reports every step.
  protected static final String ENDLESS =
      Missions.withSequence("While 1 > 0\nPropagate Prop(Sat);\nEndWhile;");

  /// Counts until it is stopped, and writes nothing.
  private static final String ENDLESS_COUNT =
      Missions.withSequence("x = 0;\nWhile x > -1\nx = x + 1;\nEndWhile;");

  private final Map<Integer, AttemptHandle> submitted = new HashMap<>();

  @TempDir protected Path study;
  private ExecutionPool pool;

  /// A pool of two workers.
  protected abstract ExecutionPool pool();

  /// How the pool's workers drive GMAT.
  protected Driver driver() {
    return Driver.AUTO;
  }

  /// The processes that make the pool's runs.
  protected List<ProcessHandle> workers() {
    return Processes.workersOf(ProcessHandle.current());
  }

  /// What is going on in the pool, to explain why something does not happen.
  protected String goingOn() {
    return "workers " + workers().stream().map(ProcessHandle::pid).toList();
  }

  @BeforeEach
  void makePool() {
    TestEngine.installation();
    pool = pool();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void givesTheSameOutcomesInWhateverOrder() {
    open(Missions.LEO, NO_LIMITS);

    Map<Integer, OutputFile> forwards = outputs(IntStream.range(0, 12).boxed().toList());
    Map<Integer, OutputFile> backwards =
        outputs(IntStream.range(0, 12).map(i -> 11 - i).boxed().toList());

    assertThat(forwards).hasSize(12).isEqualTo(backwards);
    assertThat(new HashSet<>(forwards.values())).hasSize(12);
  }

  private Map<Integer, OutputFile> outputs(List<Integer> order) {
    List<AttemptHandle> handles = order.stream().map(runId -> submit(run(runId))).toList();
    var outputs = new HashMap<Integer, OutputFile>();
    for (AttemptHandle handle : handles) {
      RunOutcome outcome = handle.result().join().outcome();
      assertThat(outcome).isInstanceOf(RunOutcome.Succeeded.class);
      outputs.put(
          outcome.runId(), ((RunOutcome.Succeeded) outcome).outputs().tables().get("report__RF"));
    }
    return outputs;
  }

  @ParameterizedTest
  @CsvSource({"9, WORKER_LOST", "11, ENGINE_CRASHED", "6, ENGINE_CRASHED"})
  void aKilledWorkerHarmsOnlyItsRun(int signal, FailureKind expected) {
    open(ENDLESS, NO_LIMITS);
    List<AttemptHandle> both = List.of(submit(run(0)), submit(run(1)));
    awaitReport(0);
    awaitReport(1);
    long victim = workers().getFirst().pid();

    Processes.signal(victim, signal);

    Await.until("a run ends", () -> both.stream().anyMatch(run -> run.result().isDone()));
    assertThat(both.stream().filter(run -> run.result().isDone())).hasSize(1);
    AttemptHandle hit = both.get(both.getFirst().result().isDone() ? 0 : 1);
    AttemptResult result = hit.result().join();
    assertThat(result.attempt().processId()).isEqualTo(victim);
    assertThat(result.attempt().exitCode()).isNotNull();
    RunOutcome.Failed failed = failed(hit);
    assertThat(failed.kind()).isEqualTo(expected);
    assertThat(failed.message()).contains("the worker process " + victim);
    assertThat(failed.logPath()).isEqualTo("runs/%06d/gmat.log".formatted(failed.runId()));
  }

  @ParameterizedTest
  @ValueSource(strings = {ENDLESS_COUNT_NAME, ENDLESS_NAME})
  void aRunThatTakesTooLongIsEndedAndTheNextOneIsFine(String mission) {
    open(mission.equals(ENDLESS_NAME) ? ENDLESS : ENDLESS_COUNT, within(Duration.ofMillis(300)));

    RunOutcome.Failed failed = failed(submit(run(0)));

    assertThat(failed.kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(failed.message()).contains("time limit of 0.3 s");
    assertThat(failed(submit(run(1))).kind()).isEqualTo(FailureKind.TIMED_OUT);
  }

  private static final String ENDLESS_NAME = "propagates";
  private static final String ENDLESS_COUNT_NAME = "counts";

  private static RunLimits within(Duration timeout) {
    return new RunLimits(timeout, RunLimits.DEFAULT_MAX_OUTPUT_BYTES, 1);
  }

  @Test
  void aRunThatWritesWithoutEndIsEndedAndItsOutputRemoved() {
    open(ENDLESS, new RunLimits(null, 100_000, 1));

    RunOutcome.Failed failed = failed(submit(run(0)));

    assertThat(failed.kind()).isEqualTo(FailureKind.OUTPUT_TOO_LARGE);
    assertThat(failed.message()).contains("--max-output");
    assertThat(study.resolve("runs/000000/raw")).doesNotExist();
  }

  @Test
  void aRunThatTakesMoreMemoryThanItMayIsEnded() {
    open(ENDLESS, new RunLimits(null, RunLimits.DEFAULT_MAX_OUTPUT_BYTES, 1).withMaxMemory(1L));

    RunOutcome.Failed failed = failed(submit(run(0)));

    assertThat(failed.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(failed.message()).contains("--max-memory");
  }

  @Test
  void cancelEndsOneAttemptAndNoOther() {
    open(ENDLESS, NO_LIMITS);
    AttemptHandle first = submit(run(0));
    AttemptHandle second = submit(run(1));
    awaitReport(0);
    awaitReport(1);
    AttemptHandle waiting = submit(run(2));

    waiting.cancel();
    first.cancel();

    assertThat(failed(waiting).kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(failed(first).kind()).isEqualTo(FailureKind.CANCELLED);
    AttemptHandle next = submit(run(3));
    awaitReport(3);
    assertThat(second.result()).isNotDone();
    assertThat(next.result()).isNotDone();
    assertThat(study.resolve("runs/000002")).doesNotExist();
  }

  @Test
  void withdrawTakesBackOnlyWhatHasNotBegun() {
    open(ENDLESS, NO_LIMITS);
    List<AttemptHandle> running = List.of(submit(run(0)), submit(run(1)));
    awaitReport(0);
    awaitReport(1);
    AttemptHandle waiting = submit(run(2));

    running.forEach(AttemptHandle::withdraw);
    waiting.withdraw();

    assertThat(failed(waiting).kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(running).noneMatch(run -> run.result().isDone());
  }

  @Test
  void isolateGivesEveryRunItsOwnProcess() {
    pool.open(recipe(Missions.LEO, NO_LIMITS, true), _ -> {});

    Set<Long> processes = new HashSet<>();
    for (int runId = 0; runId < 3; runId++) {
      processes.add(submit(run(runId)).result().join().attempt().processId());
    }

    assertThat(processes).hasSize(3);
  }

  @Test
  void closeEndsEverythingAndMayBeCalledAgain() {
    open(ENDLESS, NO_LIMITS);
    assertThat(pool.capacity()).isPositive();
    List<AttemptHandle> handles =
        IntStream.range(0, 5).mapToObj(runId -> submit(run(runId))).toList();
    awaitReport(0);
    awaitReport(1);
    List<ProcessHandle> workers = workers();
    assertThat(workers).hasSize(2);

    pool.close();
    pool.close();

    Await.until("no worker is left", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(handles)
        .allSatisfy(handle -> assertThat(failed(handle).kind()).isEqualTo(FailureKind.CANCELLED));
  }

  @Test
  void anotherSweepMayFollow() {
    open(ENDLESS, NO_LIMITS);
    AttemptHandle before = submit(run(0));
    awaitReport(0);

    open(Missions.LEO, NO_LIMITS);

    assertThat(failed(before).kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(submit(run(1)).result().join().outcome()).isInstanceOf(RunOutcome.Succeeded.class);
  }

  protected void open(String mission, RunLimits limits) {
    pool.open(recipe(mission, limits, false), _ -> {});
  }

  /// A sweep of a mission into [#study].
  protected SweepRecipe recipe(String mission, RunLimits limits, boolean isolate) {
    return new SweepRecipe(
        study.toString(),
        mission,
        "mission.script",
        new EngineChoice(null, driver()),
        limits,
        false,
        isolate);
  }

  protected AttemptHandle submit(RunSpec run) {
    AttemptHandle handle = pool.submit(new RunAttempt(run, 1, Purpose.RUN));
    submitted.put(run.runId(), handle);
    return handle;
  }

  protected static RunSpec run(int runId) {
    return RunSpec.of(runId, Map.of(SMA, Value.of(7000.0 + runId)));
  }

  private void awaitReport(int runId) {
    CompletableFuture<AttemptResult> result = submitted.get(runId).result();
    Await.until(
        "run %d reports".formatted(runId),
        () -> result.isDone() || RunInWork.writes(study, runId, "RF.report"),
        this::goingOn);
    assertThat(result).as("run %d goes on", runId).isNotDone();
  }

  protected static RunOutcome.Failed failed(AttemptHandle handle) {
    RunOutcome outcome = handle.result().join().outcome();
    assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
    return (RunOutcome.Failed) outcome;
  }
}
