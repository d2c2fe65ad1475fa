package dev.skysweep.pool.local;

import dev.skysweep.pool.ExecutionPool.PoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many files this process may have open at once, pipes to workers among them. Where it is too
/// few, run after run would fail; so it is asked first.
final class OpenFiles {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path OPEN = Path.of("/proc/self/fd");

  /// One that is unlimited has no number.
  private static final Pattern SOFT_LIMIT = Pattern.compile("^Max open files +(\\d+)");

  /// Standard input, output and error, of each worker.
  private static final int OF_A_WORKER = 3;

  /// While a worker starts: the other ends of its pipes, and the one that tells whether it did.
  private static final int OF_A_START = 5;

  /// What the driver opens beside them: the manifest, files that are merged, classes.
  private static final int OF_THE_DRIVER = 24;

  /// What a worker process opens: its classes, GMAT's libraries and data, the run's files.
  private static final int IN_A_WORKER = 64;

  private OpenFiles() {}

  /// Does nothing where the system doesn't tell: it is not Linux.
  ///
  /// @throws PoolException if they are too few for so many workers
  static void require(int workers) {
    limit().ifPresent(limit -> require(workers, limit, open()));
  }

  static void require(int workers, long limit, long open) {
    long needed =
        Math.max(IN_A_WORKER, open + OF_THE_DRIVER + (long) (OF_A_WORKER + OF_A_START) * workers);
    if (limit < needed) {
      throw new PoolException(
          "%d workers need %d open files, and only %d are allowed here: raise the limit (ulimit -n %d), or take fewer --workers"
              .formatted(workers, needed, limit, needed));
    }
  }

  private static Optional<Long> limit() {
    try (Stream<String> lines = Files.lines(LIMITS)) {
      return lines
          .map(SOFT_LIMIT::matcher)
          .filter(Matcher::find)
          .map(line -> Long.valueOf(line.group(1)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long open() {
    try (Stream<Path> files = Files.list(OPEN)) {
      return files.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
