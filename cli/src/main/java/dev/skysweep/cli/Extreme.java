package dev.skysweep.cli;

import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.Difference;
import dev.skysweep.statistics.RunningMoments;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a column differs most between two studies.
final class Extreme {
  private final String column;
  private final RunningMoments differences = new RunningMoments();
  private long differing;
  private Difference greatest = new Difference(Double.NaN, Double.NaN);
  private int run = -1;
  private long nanos = RunRows.NO_EPOCH;

  Extreme(String column) {
    this.column = column;
  }

  void add(int ofRun, long atNanos, Difference difference) {
    differences.add(difference.absolute());
    if (difference.isBlank() || difference.absolute() == 0) {
      return;
    }
    differing++;
    if (run < 0 || Math.abs(difference.absolute()) > Math.abs(greatest.absolute())) {
      greatest = difference;
      run = ofRun;
      nanos = atNanos;
    }
  }

  static List<Heading> headings() {
    return Stream.of("column", "differing", "mean", "std", "greatest", "relative", "run_id", "time")
        .map(Heading::of)
        .toList();
  }

  @Nullable Object[] cells() {
    return new @Nullable Object[] {
      column,
      differing,
      differences.mean(),
      differences.std(),
      greatest.absolute(),
      greatest.relative(),
      run < 0 ? null : run,
      nanos == RunRows.NO_EPOCH ? null : TimeOptions.epoch(nanos)
    };
  }
}
