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
  private static final int OLDEST_PYTHON_MINOR = 12;

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

  /// Refuses to bring the worker's software to a Python that GMAT's package has no build for; pip
  /// would say so only after minutes, and in other words.
  ///
  /// @throws PoolException if it is too old
  public void checkShipping() {
    Matcher python = RELEASE.matcher(pythonVersion);
    if (python.matches()
        && Integer.parseInt(python.group(1)) == 3
        && Integer.parseInt(python.group(2)) < OLDEST_PYTHON_MINOR) {
      throw new PoolException(
          "--ship needs Python 3.%d or newer on the nodes, and the cluster has %s: start it with a newer Python, or install Skysweep and GMAT on the nodes"
              .formatted(OLDEST_PYTHON_MINOR, pythonVersion));
    }
  }
}
