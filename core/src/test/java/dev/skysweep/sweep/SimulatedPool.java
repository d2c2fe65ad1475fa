package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.SweepRecipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A cluster behind a line, on a [VirtualTime]: machines come late or never and go with all that
/// runs on them, the line delays, repeats, loses and breaks.
final class SimulatedPool implements ExecutionPool {
  private static final RunTiming TIMING =
      new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);

  private final VirtualTime time;
  private final RandomGenerator random;
  private final Weather weather;
  private final ArrayDeque<Job> waiting = new ArrayDeque<>();
  private final List<Node> nodes = new ArrayList<>();
  private long lineBreaks = Long.MAX_VALUE;
  private long lineMends = Long.MAX_VALUE;
  private final Map<Integer, Set<String>> lostOn = new HashMap<>();
  private final Map<Integer, Integer> losses = new HashMap<>();
  private final Map<Integer, Long> notBefore = new HashMap<>();
  private int submitted;
  private int withdrawn;
  private int granted;
  private long changes;
  private int inFlight;
  private int mostInFlight;

  /// A machine, with what runs on it.
  private static final class Node {
    private final ClusterNode identity;
    private final Set<Job> running = new HashSet<>();
    private boolean gone;

    Node(int number) {
      identity = new ClusterNode("node-" + number, "", "", "");
    }
  }

  /// An attempt in the cluster.
  private final class Job implements AttemptHandle {
    private final RunAttempt attempt;
    private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    private @Nullable Node node;

    Job(RunAttempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public CompletableFuture<AttemptResult> result() {
      return result;
    }

    @Override
    public void cancel() {
      time.afterMillis(delay(), () -> end(this, FailureKind.CANCELLED));
    }

    @Override
    public void withdraw() {
      withdrawn++;
      time.afterMillis(
          delay(),
          () -> {
            if (waiting.remove(this)) {
              end(this, FailureKind.CANCELLED);
            }
          });
    }
  }

  SimulatedPool(VirtualTime time, RandomGenerator random, Weather weather) {
    this.time = time;
    this.random = random;
    this.weather = weather;
    if (weather.grants()) {
      for (int i = 0; i < weather.nodes(); i++) {
        time.afterMillis(random.nextLong(weather.grantMillis() + 1), this::grant);
      }
    }
    if (weather.partitionMillis() > 0) {
      long breaks = random.nextLong(100_000);
      lineBreaks = time.now() + Duration.ofMillis(breaks).toNanos();
      lineMends = lineBreaks + Duration.ofMillis(weather.partitionMillis()).toNanos();
      time.afterMillis(breaks + weather.graceMillis(), this::loseDriver);
    }
  }

  private void grant() {
    changes++;
    nodes.add(new Node(++granted));
    place();
  }

  /// The cluster gives up on a driver that stays away for longer than the grace period.
  private void loseDriver() {
    if (weather.partitionMillis() > weather.graceMillis()) {
      FailureKind kind = weather.gracious() ? FailureKind.WORKER_LOST : FailureKind.POOL_FAILED;
      List.copyOf(waiting).forEach(job -> lose(job, kind));
      nodes.forEach(node -> List.copyOf(node.running).forEach(job -> lose(job, kind)));
    }
  }

  /// When the driver's machine is awake: now, or when it goes on.
  long awake() {
    boolean stands = weather.sleeps() && time.now() >= lineBreaks && time.now() < lineMends;
    return stands ? lineMends : time.now();
  }

  @Override
  public String name() {
    return "SimulatedPool";
  }

  @Override
  public void open(SweepRecipe recipe, Consumer<String> said) {}

  @Override
  public int capacity() {
    return nodes.size() * weather.slots() * 2;
  }

  /// How often the capacity or what is in flight has changed.
  long changes() {
    return changes;
  }

  int inFlight() {
    return inFlight;
  }

  int mostInFlight() {
    return mostInFlight;
  }

  /// How many attempts have come.
  int submitted() {
    return submitted;
  }

  /// How many attempts the driver wanted back.
  int withdrawn() {
    return withdrawn;
  }

  @Override
  public AttemptHandle submit(RunAttempt attempt) {
    Job job = new Job(attempt);
    submitted++;
    assertThat(time.now())
        .as("next try of a run that was lost")
        .isGreaterThanOrEqualTo(notBefore.getOrDefault(attempt.run().runId(), 0L));
    assertThat(attempt.avoidedNodes())
        .as("machines to avoid")
        .isEqualTo(lostOn.getOrDefault(attempt.run().runId(), Set.of()));
    mostInFlight = Math.max(mostInFlight, ++inFlight - capacity());
    time.afterMillis(
        delay(),
        () -> {
          waiting.add(job);
          place();
        });
    return job;
  }

  private void place() {
    for (Node node : nodes) {
      while (!node.gone && node.running.size() < weather.slots() && !waiting.isEmpty()) {
        start(waiting.remove(), node);
      }
    }
  }

  private void start(Job job, Node node) {
    job.node = node;
    node.running.add(job);
    long length = weather.runMillis() * (happens(weather.straggles()) ? 100 : 1);
    time.afterMillis(length, () -> finish(job, node));
  }

  private void finish(Job job, Node node) {
    if (!node.running.contains(job)) {
      return;
    }
    if (happens(weather.nodeLosses())) {
      loseNode(node);
      return;
    }
    node.running.remove(job);
    FailureKind kind = kind(job.attempt.run().runId());
    tell(job, kind);
    if (happens(weather.doubles())) {
      tell(job, happens(500) ? FailureKind.WORKER_LOST : kind);
    }
    place();
  }

  private @Nullable FailureKind kind(int runId) {
    // what GMAT refuses it refuses each time
    if (Math.floorMod(runId * 7919, 1000) < weather.errors()) {
      return FailureKind.ENGINE_ERROR;
    }
    if (happens(weather.crashes())) {
      return FailureKind.ENGINE_CRASHED;
    }
    return happens(weather.timeouts()) ? FailureKind.TIMED_OUT : null;
  }

  private void loseNode(Node node) {
    node.gone = true;
    List.copyOf(node.running).forEach(job -> lose(job, FailureKind.WORKER_LOST));
    changes++;
    nodes.remove(node);
    time.afterMillis(1 + random.nextLong(weather.grantMillis() + 1), this::grant);
  }

  private void lose(Job job, FailureKind kind) {
    release(job);
    tell(job, kind);
  }

  /// Over the line, once it is whole.
  private void tell(Job job, @Nullable FailureKind kind) {
    long delay = delay();
    boolean wasSilent = delay >= Weather.RESENT_MILLIS;
    boolean isGone = wasSilent && kind != FailureKind.POOL_FAILED && random.nextInt(4) == 0;
    FailureKind told = isGone ? FailureKind.WORKER_LOST : kind;
    long arrival = time.now() + Duration.ofMillis(delay).toNanos();
    boolean broken = arrival >= lineBreaks && arrival < lineMends;
    time.after(Duration.ofNanos((broken ? lineMends : arrival) - time.now()), () -> end(job, told));
  }

  private void end(Job job, @Nullable FailureKind kind) {
    RunAttempt attempt = job.attempt;
    int runId = attempt.run().runId();
    RunOutcome outcome =
        kind == null
            ? new RunOutcome.Succeeded(runId, TIMING, null, RunOutputs.NONE)
            : new RunOutcome.Failed(runId, TIMING, null, kind, kind.toString());
    if (!job.result.isDone()) {
      changes++;
      inFlight--;
    }
    release(job);
    place();
    ClusterNode where = job.node == null ? null : job.node.identity;
    boolean isBad = kind == FailureKind.WORKER_LOST || kind == FailureKind.ENGINE_CRASHED;
    if (where != null && isBad && !job.result.isDone()) {
      lostOn.computeIfAbsent(runId, _ -> new HashSet<>()).add(where.id());
    }
    if (kind == FailureKind.WORKER_LOST && !job.result.isDone()) {
      // a quarter of a second, doubled with every loss of the run, up to 16 s
      int times = losses.merge(runId, 1, Integer::sum);
      notBefore.put(
          runId, time.now() + Duration.ofMillis(250L << Math.min(times - 1, 6)).toNanos());
    }
    job.result.complete(
        new AttemptResult(
            outcome, new Attempt(attempt.number(), "simulated", 0, null, where, null), null));
  }

  private void release(Job job) {
    waiting.remove(job);
    if (job.node != null) {
      job.node.running.remove(job);
    }
  }

  private boolean happens(int thousandths) {
    return random.nextInt(1000) < thousandths;
  }

  /// Of a message; longer than any that arrives for one that has to be sent again.
  private long delay() {
    long delay = random.nextLong(weather.delayMillis());
    return happens(weather.silences()) ? Weather.RESENT_MILLIS + delay : delay;
  }

  @Override
  public void close() {}
}
