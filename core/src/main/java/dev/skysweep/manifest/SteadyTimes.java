package dev.skysweep.manifest;

import dev.skysweep.study.RunTiming;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The times of a manifest's attempts, in the order of its lines, as if no machine's clock had been
/// set back: attempts follow one another on it as they did.
public final class SteadyTimes {
  /// By so much the order of the lines may differ from that of the ends: a cluster tells what ended
  /// during a break of the line once that is over.
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final Map<String, Clock> clocks = new HashMap<>();

  /// A machine's clock.
  private static final class Clock {
    /// By how much it has been behind so far; an attempt that began before it was set ends by the
    /// time of before.
    private final List<Duration> behind = new ArrayList<>(List.of(Duration.ZERO));

    private Instant last;

    Clock(Instant last) {
      this.last = last;
    }

    private Duration behindAt(Instant end) {
      Duration nearest =
          behind.stream()
              .min(Comparator.comparing(each -> Duration.between(last, later(end, each)).abs()))
              .orElseThrow();
      Duration before = Duration.between(later(end, nearest), last);
      if (before.compareTo(TOLERANCE) <= 0) {
        return nearest;
      }
      Duration set = Duration.between(end, last);
      behind.add(set);
      return set;
    }
  }

  /// The next line's.
  ///
  /// @return when the attempt began and ended, and how long it took as it is recorded
  public RunTiming of(ManifestEntry entry) {
    RunTiming timing = entry.timing();
    AttemptRecord record = entry.record();
    String host = record == null ? "" : record.attempt().host();
    Clock clock = clocks.computeIfAbsent(host, _ -> new Clock(timing.endedAt()));
    Duration behind = clock.behindAt(timing.endedAt());
    Instant end = later(timing.endedAt(), behind);
    clock.last = end.isAfter(clock.last) ? end : clock.last;
    return new RunTiming(later(timing.startedAt(), behind), end, timing.elapsed());
  }

  private static Instant later(Instant time, Duration by) {
    try {
      return time.plus(by);
    } catch (DateTimeException | ArithmeticException e) {
      // beyond every calendar: no clock that was set
      return time;
    }
  }
}
