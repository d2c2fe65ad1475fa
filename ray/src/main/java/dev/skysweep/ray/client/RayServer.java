package dev.skysweep.ray.client;

import dev.skysweep.pool.ExecutionPool.PoolException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What runs at the other end.
///
/// @param rayVersion e.g. `2.60.0`
/// @param pythonVersion e.g. `3.12.1`
public record RayServer(String rayVersion, String pythonVersion) {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");
  private static final int MAJOR = 2;

  /// Older ones are not tested; the protocol has changed little since then.
  private static final int OLDEST_MINOR = 40;

  private static final int NEWEST_TESTED_MINOR = 60;

  /// Refuses a Ray that speaks another protocol.
  ///
  /// @return what the user should know, if anything
  /// @throws PoolException if it is too old or too new
  Optional<String> check() {
    Matcher release = RELEASE.matcher(rayVersion);
    if (!release.matches()) {
      return Optional.of("the cluster's Ray has an unknown version, '" + rayVersion + "'");
    }
    int major = Integer.parseInt(release.group(1));
    int minor = Integer.parseInt(release.group(2));
    if (major < MAJOR || (major == MAJOR && minor < OLDEST_MINOR)) {
      throw new PoolException(
          "the cluster has Ray %s, which is too old: Skysweep speaks the Client protocol of Ray %d.%d to %d.x; update the cluster's Ray"
              .formatted(rayVersion, MAJOR, OLDEST_MINOR, MAJOR));
    }
    if (major > MAJOR) {
      throw new PoolException(
          "the cluster has Ray %s, which is too new: Skysweep speaks the Client protocol of Ray %d.%d to %d.x; update Skysweep"
              .formatted(rayVersion, MAJOR, OLDEST_MINOR, MAJOR));
    }
    return minor > NEWEST_TESTED_MINOR
        ? Optional.of(
            "the cluster's Ray %s is newer than the newest that Skysweep was tested with, %d.%d"
                .formatted(rayVersion, MAJOR, NEWEST_TESTED_MINOR))
        : Optional.empty();
  }
}
