package dev.skysweep.pool;

import dev.skysweep.study.StudyException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a user asks of a pool.
///
/// @param workers how many runs at a time; -1 leaves it to the pool
/// @param arguments by name; which there are, the pool knows
public record PoolRequest(int workers, Map<String, String> arguments) {
  public PoolRequest {
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  public Optional<String> argument(String name) {
    return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isBlank());
  }

  /// Refuses arguments that the pool does not have.
  ///
  /// @throws StudyException naming the first argument that is not one of these
  public void checkNames(String pool, Set<String> known) {
    for (String name : arguments.keySet()) {
      if (!known.contains(name)) {
        throw new StudyException(
            "the pool %s takes no argument '%s'; it takes %s"
                .formatted(pool, name, String.join(", ", new TreeSet<>(known))));
      }
    }
  }
}
