package dev.skysweep.view.live;

import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestFollower;
import dev.skysweep.manifest.ManifestFollower.Followed;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.SteadyTimes;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.RunTiming;
import dev.skysweep.view.plot.WorkersPlot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a manifest that grows has told so far. Thread-safe.
public final class LiveStudy {
  private static final int LAST_FAILURES = 20;
  private static final int MOST_MESSAGE = 600;

  /// The rate is that of the last minute.
  private static final double RATE_SECONDS = 60;

  private final StudyFolder folder;
  private final ManifestFollower follower;
  private final InstantSource clock;
  private final SteadyTimes times = new SteadyTimes();
  private final RunList list;
  private final BusyTime busy = new BusyTime();
  private final NodeTimes nodes;
  private final Map<String, Integer> hosts = new LinkedHashMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Deque<double[]> recent = new ArrayDeque<>();
  private long attempts;
  private long retried;
  private Instant begun;
  private Instant last;
  private Instant lastTold;

  /// A failure as it came.
  ///
  /// @param kind of failure in words
  /// @param message of the engine, its beginning
  /// @param again whether the run is tried again
  public record Failure(int runId, String kind, String message, boolean again) {}

  /// How far the sweep is.
  ///
  /// @param retried attempts that were or are made again
  /// @param perSecond runs that ended, over the last minute
  /// @param secondsLeft at that rate; -1 if it can't be told
  /// @param elapsedSeconds from the first attempt's start to the last one's end
  /// @param quietSeconds since the last attempt ended
  /// @param finished whether every run has ended
  public record Progress(
      int runs,
      int ok,
      int failed,
      int skipped,
      long attempts,
      long retried,
      double perSecond,
      double secondsLeft,
      double elapsedSeconds,
      double quietSeconds,
      int machines,
      boolean finished) {
    public int ended() {
      return ok + failed + skipped;
    }
  }

  private LiveStudy(StudyFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.follower = ManifestFollower.of(folder.manifest());
    this.list = new RunList(follower.header().runCount());
    this.nodes = new NodeTimes(folder);
    this.begun = clock.instant();
    this.last = begun;
    this.lastTold = begun;
  }

  /// The study as its manifest stands; reads nothing but the header yet.
  ///
  /// @throws dev.skysweep.manifest.ManifestException if there is no manifest
  public static LiveStudy of(StudyFolder folder, InstantSource clock) {
    return new LiveStudy(folder, clock);
  }

  public StudyFolder folder() {
    return folder;
  }

  /// Reads what is new.
  ///
  /// @return whether anything was
  public synchronized boolean look() {
    List<Followed> entries = follower.look();
    entries.forEach(this::add);
    boolean otherNodes = nodes.look();
    return otherNodes || !entries.isEmpty();
  }

  public synchronized Progress progress() {
    int ok = list.count(RunStatus.OK);
    int failed = list.count(RunStatus.FAILED) + list.count(RunStatus.UNKNOWN);
    int skipped = list.count(RunStatus.SKIPPED);
    int left = list.runs() - ok - failed - skipped;
    double rate = rate();
    double quiet = seconds(lastTold, clock.instant());
    return new Progress(
        list.runs(),
        ok,
        failed,
        skipped,
        attempts,
        retried,
        rate,
        left == 0 ? 0 : rate > 0 ? left / rate : -1,
        attempts == 0 ? 0 : seconds(begun, last),
        Math.max(0, quiet),
        busy.machines(),
        left == 0);
  }

  /// The last ones, newest first.
  public synchronized List<Failure> failures() {
    return List.copyOf(failures);
  }

  public synchronized WorkersPlot workers() {
    return busy.plot(seconds(begun, last));
  }

  /// The nodes of a cluster, and what waits for them; nothing of a sweep on one machine.
  public synchronized List<WorkersPlot> nodes() {
    return nodes.plots(begun, last);
  }

  synchronized List<RunList.Row> page(RunStatus wanted, int first, int most) {
    return list.page(wanted == RunStatus.MISSING ? null : wanted, first, most);
  }

  synchronized String host(int number) {
    return new ArrayList<>(hosts.keySet()).get(number);
  }

  /// The run's last entry.
  synchronized Optional<ManifestEntry> entry(int runId) {
    long offset = list.offset(runId);
    return offset == 0 ? Optional.empty() : Optional.of(follower.read(offset));
  }

  private void add(Followed followed) {
    ManifestEntry entry = followed.entry();
    AttemptRecord record = entry.record();
    String host = record == null ? "unknown" : record.attempt().host();
    boolean again = record != null && record.retried();
    RunTiming timing = times.of(entry);
    Instant start = timing.startedAt();
    Instant end = timing.endedAt();
    if (attempts++ == 0) {
      begun = start;
      last = end;
    }
    if (!end.isBefore(last)) {
      last = end;
      lastTold = entry.timing().endedAt();
    }
    retried += again ? 1 : 0;
    int number = hosts.computeIfAbsent(host, _ -> hosts.size());
    RunStatus status = again ? RunStatus.MISSING : entry.runStatus();
    double took = entry.timing().elapsed().toNanos() / 1e9;
    list.add(new RunList.Row(entry.runId(), status, 1, took, number), followed.offset());
    busy.add(host, Math.max(0, seconds(begun, start)), Math.max(0, seconds(begun, end)));
    if (!again) {
      note(seconds(begun, end));
    }
    if (entry.runStatus() == RunStatus.FAILED) {
      failures.addFirst(failure(entry, record, again));
      while (failures.size() > LAST_FAILURES) {
        failures.removeLast();
      }
    }
  }

  private static Failure failure(
      ManifestEntry entry, @Nullable AttemptRecord record, boolean again) {
    String kind =
        record == null || record.failureKind() == null
            ? "failed"
            : record.failureKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String all = String.valueOf(entry.message());
    // The log's tail, which follows the cause, is on the run's own page.
    String message = all.split("\n--- ", 2)[0];
    return new Failure(
        entry.runId(),
        kind,
        message.length() > MOST_MESSAGE ? message.substring(0, MOST_MESSAGE) + " …" : message,
        again);
  }

  /// Counts an end, in steps of a second.
  private void note(double at) {
    double second = Math.floor(at);
    double[] newest = recent.peekLast();
    if (newest == null || newest[0] < second) {
      recent.addLast(new double[] {second, 1});
    } else {
      newest[1]++;
    }
    while (recent.size() > 2 * RATE_SECONDS) {
      recent.removeFirst();
    }
  }

  private double rate() {
    double now = seconds(begun, last);
    double from = Math.max(0, now - RATE_SECONDS);
    double ended =
        recent.stream()
            .filter(each -> each[0] >= Math.floor(from))
            .mapToDouble(each -> each[1])
            .sum();
    return now > from ? ended / (now - from) : 0;
  }

  private static double seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() + between.getNano() / 1e9;
  }
}
