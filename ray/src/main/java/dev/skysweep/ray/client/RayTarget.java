package dev.skysweep.ray.client;

import dev.skysweep.ray.auth.RayToken;
import io.grpc.ChannelCredentials;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A cluster to connect to.
///
/// @param token null for none
/// @param connectTimeout how long to wait for a cluster that isn't ready yet
/// @param grace how long the cluster keeps the driver's work while the line is cut
public record RayTarget(
    RayAddress address,
    @Nullable RayToken token,
    ChannelCredentials credentials,
    Duration connectTimeout,
    Duration grace) {
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofMinutes(2);
  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(1);

  /// The same cluster, shown nothing.
  RayTarget withoutToken() {
    return new RayTarget(address, null, credentials, connectTimeout, grace);
  }
}
