package dev.skysweep.ray;

import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayTarget;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a pool is set up.
///
/// @param address `ray://HOST:PORT`, `auto` for the Ray that runs on this machine, or null to start
///   one
/// @param cpus of the Ray to start; null for all there are
/// @param token what the cluster is shown; null for nothing
/// @param connectTimeout how long to wait for a cluster that isn't ready yet
/// @param grace how long the cluster keeps the sweep's work while the line is cut
/// @param resources what each run needs
/// @param workers where nodes take the worker's software from
/// @param quarantine whether an unfit node is left out, rather than the end of the sweep
record RaySettings(
    @Nullable String address,
    @Nullable Integer cpus,
    @Nullable RayToken token,
    Duration connectTimeout,
    Duration grace,
    RunResources resources,
    WorkerSource workers,
    boolean quarantine) {
  static final String AUTO = "auto";

  RaySettings withCpus(@Nullable Integer newCpus) {
    return new RaySettings(
        address, newCpus, token, connectTimeout, grace, resources, workers, quarantine);
  }

  RaySettings withGrace(Duration newGrace) {
    return new RaySettings(
        address, cpus, token, connectTimeout, newGrace, resources, workers, quarantine);
  }

  RaySettings withResources(RunResources newResources) {
    return new RaySettings(
        address, cpus, token, connectTimeout, grace, newResources, workers, quarantine);
  }

  RaySettings withToken(@Nullable RayToken newToken) {
    return new RaySettings(
        address, cpus, newToken, connectTimeout, grace, resources, workers, quarantine);
  }

  RaySettings withWorkers(WorkerSource newWorkers) {
    return new RaySettings(
        address, cpus, token, connectTimeout, grace, resources, newWorkers, quarantine);
  }

  RaySettings withQuarantine() {
    return new RaySettings(address, cpus, token, connectTimeout, grace, resources, workers, true);
  }

  static RaySettings at(@Nullable String address) {
    boolean here = address == null || address.equals(AUTO);
    return new RaySettings(
        address,
        null,
        RayToken.find().orElse(null),
        RayTarget.DEFAULT_CONNECT_TIMEOUT,
        RayTarget.DEFAULT_GRACE,
        RunResources.ONE_CPU,
        new WorkerSource(List.of(), false, here),
        false);
  }
}
