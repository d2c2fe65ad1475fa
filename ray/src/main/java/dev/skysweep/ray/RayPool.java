package dev.skysweep.ray;

import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolState;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.client.RayTls;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.runtime.ClientServer;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.ray.runtime.RunningRay;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.SweepRecipe;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs on a Ray cluster, which may grow under them: one run is one task.
///
/// The driver is this process; it needs neither Python nor Ray. What is not started by the pool
/// outlives it.
public final class RayPool implements ExecutionPool {
  /// Far more than any cluster has slots when it begins, so that its autoscaler sees the demand.
  private static final int LEAST_IN_FLIGHT = 1000;

  private static final double IN_FLIGHT_A_SLOT = 4;
  private static final long STATE_SECONDS = 5;

  /// How long the cluster may take for one answer before a sweep begins.
  static final long ANSWER_SECONDS = 60;

  private final RaySettings settings;
  private @Nullable LocalRuntime runtime;
  private @Nullable ClientServer server;
  private @Nullable RayClient client;
  private @Nullable ScheduledExecutorService clock;
  private volatile @Nullable ClusterState state;
  private volatile @Nullable RaySession session;

  /// Workers that the sweep before has left ready.
  private int ready;

  private RayPool(RaySettings settings) {
    this.settings = settings;
  }

  static RayPool of(RaySettings settings) {
    return new RayPool(settings);
  }

  /// The pool of a cluster.
  ///
  /// @param address `ray://HOST:PORT`, or `auto` for the Ray that runs on this machine
  /// @throws dev.skysweep.study.StudyException if that is no address
  public static RayPool connect(String address) {
    if (!address.equals(RaySettings.AUTO)) {
      RayAddress.parse(address);
    }
    return of(RaySettings.at(address));
  }

  /// A pool that starts a Ray on this machine for its sweeps and ends it on close.
  ///
  /// @param cpus how many runs at a time; null for one a core
  public static RayPool onThisMachine(@Nullable Integer cpus) {
    return of(RaySettings.at(null).withCpus(cpus));
  }

  @Override
  public String name() {
    return "RayPool";
  }

  @Override
  public synchronized void open(SweepRecipe recipe, Consumer<String> said) {
    RaySession before = session;
    ready = before == null ? 0 : before.workersFor(recipe);
    closeSession();
    RayClient connected = client;
    ClusterState cluster = state;
    if (connected == null || cluster == null || connected.lost().isDone()) {
      disconnect();
      ready = 0;
      connected = RayClient.connect(target(said), said);
      client = connected;
      giveUpWithOurRuntime(connected);
      cluster = askState(connected);
      state = cluster;
      watch(connected);
    }
    if (settings.quarantine() && !cluster.canAvoid()) {
      throw new PoolException(
          "Ray %s can't keep runs away from a node: leave --quarantine out, or update the cluster's Ray"
              .formatted(connected.server().rayVersion()));
    }
    refuseWhatFitsNowhere(cluster);
    session = RaySession.open(connected, recipe, settings, this::known, said);
  }

  /// Another Ray may come back within the grace period, ours not.
  private void giveUpWithOurRuntime(RayClient connected) {
    LocalRuntime ours = runtime;
    if (ours != null) {
      var _ = ours.ended().thenAccept(connected::giveUp);
    }
  }

  private ClusterState askState(RayClient connected) {
    try {
      return ClusterState.ask(connected).orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new PoolException(
          e.getCause() instanceof TimeoutException
              ? "the cluster does not tell what it is within %d s: is its head overloaded?"
                  .formatted(ANSWER_SECONDS)
              : "the cluster does not tell what it is: " + e.getCause());
    }
  }

  private void refuseWhatFitsNowhere(ClusterState cluster) {
    RunDemand.of(settings.resources())
        .whyNowhere(cluster)
        .ifPresent(why -> {
          throw new PoolException(
              "no node can have this sweep's runs: %s; ask for less with --resources, or let the cluster start larger nodes"
                  .formatted(why));
        });
  }

  private void watch(RayClient connected) {
    var ticking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ray-state").factory());
    clock = ticking;
    var _ =
        ticking.scheduleWithFixedDelay(
            () -> {
              var _ = ClusterState.ask(connected).thenAccept(seen -> state = seen);
            },
            STATE_SECONDS,
            STATE_SECONDS,
            TimeUnit.SECONDS);
  }

  private ClusterState known() {
    return Objects.requireNonNull(state, "a session has a cluster");
  }

  @Override
  public Optional<PoolState> state() {
    String named = settings.address();
    String host =
        named == null || named.equals(RaySettings.AUTO) ? null : RayAddress.parse(named).host();
    return Optional.ofNullable(state).map(seen -> seen.toPoolState(host));
  }

  private RayTarget target(Consumer<String> said) {
    String named = settings.address();
    if (named == null) {
      LocalRuntime ours = runtime;
      if (ours == null || ours.ended().isDone()) {
        endRuntime();
        ours = startRuntime(said);
        runtime = ours;
      }
      return target(ours.address(), ours.token(), InsecureChannelCredentials.create());
    }
    RayAddress address =
        named.equals(RaySettings.AUTO) ? attach(said).address() : RayAddress.parse(named);
    return target(address, settings.token(), RayTls.of(System.getenv()));
  }

  private RayTarget target(
      RayAddress address, @Nullable RayToken token, ChannelCredentials credentials) {
    return new RayTarget(address, token, credentials, settings.connectTimeout(), settings.grace());
  }

  private ClientServer attach(Consumer<String> said) {
    ClientServer found = RunningRay.in(System.getenv()).clientServer(said);
    server = found;
    return found;
  }

  private LocalRuntime startRuntime(Consumer<String> said) {
    Path ray = program(said);
    said.accept("starting Ray on this machine; it ends with the sweep");
    return LocalRuntime.start(ray, settings.cpus(), List.of());
  }

  private static Path program(Consumer<String> said) {
    var installation = new RayInstallation(Machine.current());
    return installation
        .find()
        .orElseGet(() -> {
          try {
            return installation.install(said);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolException("interrupted while installing Ray");
          }
        });
  }

  @Override
  public void check(Stream<RunSpec> runs) {
    RaySession open = session;
    if (open != null) {
      open.check(runs);
    }
  }

  @Override
  public int capacity() {
    ClusterState seen = state;
    return inFlight(seen == null ? 0 : seen.possibleCpus());
  }

  /// How many runs a cluster is given at a time.
  ///
  /// @param slots processors that it could have
  static int inFlight(double slots) {
    return (int) Math.max(LEAST_IN_FLIGHT, IN_FLIGHT_A_SLOT * slots);
  }

  @Override
  public void expect(int runs) {
    RaySession open = session;
    ClusterState seen = state;
    if (open != null && seen != null) {
      open.warmUp(Math.min(runs, (int) Math.ceil(seen.possibleCpus())) - ready);
    }
  }

  @Override
  public AttemptHandle submit(RunAttempt attempt) {
    RaySession open = session;
    if (open == null) {
      throw new PoolException("the pool ray is closed");
    }
    return open.submit(attempt);
  }

  @Override
  public synchronized void close() {
    closeSession();
    disconnect();
    endRuntime();
  }

  private void endRuntime() {
    LocalRuntime ours = runtime;
    runtime = null;
    if (ours != null) {
      ours.close();
    }
  }

  private void disconnect() {
    if (clock != null) {
      clock.shutdownNow();
      clock = null;
    }
    RayClient connected = client;
    client = null;
    if (connected != null) {
      connected.close();
    }
    ClientServer attached = server;
    server = null;
    if (attached != null) {
      attached.close();
    }
  }

  private void closeSession() {
    RaySession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}
