package dev.skysweep.cli;

import dev.skysweep.analysis.AlignedValues;
import dev.skysweep.analysis.Clock;
import dev.skysweep.analysis.EpochGrid;
import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.study.StudyException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// At what times runs are compared.
final class TimeOptions {
  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "Which output, if there are several.")
  @Nullable String output;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description = {
        "With --by time or elapsed: even times, so far apart.",
        "If not given: the runs' own times where they share them."
      })
  private @Nullable String step;

  /// @param columns of the output that is meant, if any was named
  AlignedValues aligned(StudyMetrics metrics, List<OutputColumn> columns, Clock clock) {
    Double seconds = step == null ? null : Durations.parse(step).toNanos() / 1e9;
    return AlignedValues.of(metrics, output(columns), clock, seconds);
  }

  /// The output that is meant; null for the only one.
  @Nullable String output(List<OutputColumn> columns) {
    String named = output;
    for (OutputColumn column : columns) {
      if (named != null && !column.isIn(named)) {
        throw new StudyException(
            "%s is not in %s; one table has columns of one output".formatted(column, named));
      }
      named = column.key();
    }
    return named;
  }

  /// Says how the runs were brought together.
  static void tell(AlignedValues aligned, Answer answer) {
    EpochGrid grid = aligned.grid();
    answer.fact("runs", grid.runs(), "");
    answer.fact("times", grid.nanos().length, "");
    answer.fact(
        "interpolated",
        !grid.shared(),
        grid.shared()
            ? "%d runs at their common %d times".formatted(grid.runs(), grid.nanos().length)
            : "%d runs report at times of their own: read between their rows at %d even times"
                .formatted(grid.runs(), grid.nanos().length));
  }

  /// The columns that are wanted, or all.
  static List<OutputColumn> columns(AlignedValues aligned, List<OutputColumn> wanted) {
    return wanted.isEmpty() ? aligned.columns() : wanted;
  }

  /// A time of the grid as it is printed: an epoch, or seconds.
  static Object time(long nanos, Clock clock) {
    return switch (clock) {
      case EPOCH -> epoch(nanos);
      case ELAPSED -> nanos / 1e9;
    };
  }

  static String epoch(long nanos) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L),
            (int) Math.floorMod(nanos, 1_000_000_000L),
            ZoneOffset.UTC)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
