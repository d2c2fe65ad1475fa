package dev.skysweep.ray;

import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.client.RayTls;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.ray.runtime.RunningRay;
import dev.skysweep.worker.SweepRecipe;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs on a Ray cluster, which may grow under them: one run is one task.
///
/// The driver is this process; it needs neither Python nor Ray. What is not started by the pool
/// outlives it.
public final class RayPool implements ExecutionPool {
  /// Far more than any cluster has slots when it begins, so that its autoscaler sees the demand.
  private static final int LEAST_IN_FLIGHT = 1000;

  private final RaySettings settings;
  private @Nullable LocalRuntime runtime;
  private @Nullable RayClient client;
  private volatile @Nullable RaySession session;

  private RayPool(RaySettings settings) {
    this.settings = settings;
  }

  static RayPool of(RaySettings settings) {
    return new RayPool(settings);
  }

  /// The pool of a cluster.
  ///
  /// @param address `ray://HOST:PORT`
  /// @throws dev.skysweep.study.StudyException if that is no address
  public static RayPool connect(String address) {
    RayAddress.parse(address);
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
    closeSession();
    RayClient connected = client;
    if (connected == null) {
      connected = RayClient.connect(target(said), said);
      client = connected;
    }
    session = RaySession.open(connected, recipe, settings);
  }

  private RayTarget target(Consumer<String> said) {
    String named = settings.address();
    if (named == null) {
      LocalRuntime ours = runtime == null ? startRuntime(said) : runtime;
      runtime = ours;
      return target(ours.address(), ours.token(), InsecureChannelCredentials.create());
    }
    RayAddress address =
        named.equals(RaySettings.AUTO) ? RunningRay.address() : RayAddress.parse(named);
    RayToken token = settings.token();
    return target(address, token, RayTls.of(System.getenv()));
  }

  private RayTarget target(
      RayAddress address, @Nullable RayToken token, ChannelCredentials credentials) {
    return new RayTarget(
        address, token, credentials, settings.connectTimeout(), RayTarget.DEFAULT_GRACE);
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
  public int capacity() {
    return LEAST_IN_FLIGHT;
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
    RayClient connected = client;
    client = null;
    if (connected != null) {
      connected.close();
    }
    LocalRuntime ours = runtime;
    runtime = null;
    if (ours != null) {
      ours.close();
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
