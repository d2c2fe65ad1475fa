package dev.skysweep.view.study;

import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.SteadyTimes;
import dev.skysweep.study.RunTiming;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.plot.TimelinePlot.Span;
import dev.skysweep.view.plot.WorkersPlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// When which worker was busy, from every attempt in the manifest.
final class DrawTimes {
  private static final int MOST_SPANS = 3000;
  private static final int MOST_LINES = 40;
  private static final int POINTS = 200;
  private static final int MOST_HOSTS = 5;

  private DrawTimes() {}

  /// @param start in seconds since the first attempt began
  private record Attempt(
      int runId, String host, String worker, double start, double end, boolean failed) {}

  static Plot timeline(StudyData data) {
    List<Attempt> attempts = attempts(data);
    var notes = new ArrayList<String>();
    long workers = attempts.stream().map(Attempt::worker).distinct().count();
    boolean byHost = workers > MOST_LINES;
    if (byHost) {
      notes.add("%d workers, shown by machine".formatted(workers));
    }
    var lines = new TreeMap<String, List<Attempt>>();
    attempts.forEach(each ->
        lines
            .computeIfAbsent(byHost ? each.host() : each.worker(), _ -> new ArrayList<>())
            .add(each));
    int together = (attempts.size() + MOST_SPANS - 1) / MOST_SPANS;
    if (together > 1) {
      notes.add("each block stands for up to %d attempts".formatted(together));
    }
    var spans = new ArrayList<Span>();
    var names = new ArrayList<String>();
    for (Map.Entry<String, List<Attempt>> line : lines.entrySet()) {
      List<Attempt> own = line.getValue();
      for (int from = 0; from < own.size(); from += together) {
        spans.add(span(names.size(), own.subList(from, Math.min(own.size(), from + together))));
      }
      names.add(line.getKey());
    }
    return new TimelinePlot("Attempts by worker", names, spans, notes);
  }

  static Plot workers(StudyData data) {
    List<Attempt> attempts = attempts(data);
    double end = attempts.stream().mapToDouble(Attempt::end).max().orElse(0);
    double step = Math.max(end, 1e-3) / POINTS;
    var busy = new LinkedHashMap<String, double[]>();
    var total = new TreeMap<String, Integer>();
    attempts.forEach(each -> total.merge(each.host(), 1, Integer::sum));
    List<String> largest =
        total.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_HOSTS)
            .map(Map.Entry::getKey)
            .toList();
    for (Attempt each : attempts) {
      String host = largest.contains(each.host()) ? each.host() : "other machines";
      double[] seconds = busy.computeIfAbsent(host, _ -> new double[POINTS + 1]);
      for (int i = (int) (each.start() / step); i <= POINTS && i * step < each.end(); i++) {
        double overlap = Math.min(each.end(), (i + 1) * step) - Math.max(each.start(), i * step);
        seconds[i] += overlap / step;
      }
    }
    double[] times = new double[POINTS + 1];
    for (int i = 0; i <= POINTS; i++) {
      times[i] = i * step;
    }
    return new WorkersPlot(
        "Busy workers by machine",
        WorkersPlot.BUSY,
        times,
        List.copyOf(busy.keySet()),
        busy.values().toArray(double[][]::new),
        List.of());
  }

  private static Span span(int worker, List<Attempt> attempts) {
    return new Span(
        worker,
        attempts.getFirst().start(),
        attempts.stream().mapToDouble(Attempt::end).max().orElseThrow(),
        attempts.getFirst().runId(),
        attempts.size(),
        (int) attempts.stream().filter(Attempt::failed).count());
  }

  private static List<Attempt> attempts(StudyData data) {
    try (Stream<ManifestEntry> entries = data.result().manifest().all()) {
      var first = new Instant[1];
      var times = new SteadyTimes();
      List<Attempt> attempts =
          entries.map(entry -> attempt(entry, times.of(entry), first)).toList();
      double earliest = attempts.stream().mapToDouble(Attempt::start).min().orElse(0);
      return attempts.stream()
          .map(each ->
              new Attempt(
                  each.runId(),
                  each.host(),
                  each.worker(),
                  each.start() - earliest,
                  each.end() - earliest,
                  each.failed()))
          .sorted(Comparator.comparingDouble(Attempt::start))
          .toList();
    }
  }

  private static Attempt attempt(ManifestEntry entry, RunTiming timing, Instant[] origin) {
    if (origin[0] == null) {
      origin[0] = timing.startedAt();
    }
    AttemptRecord record = entry.record();
    String host = record == null ? "unknown" : record.attempt().host();
    String worker = record == null ? host : host + ":" + record.attempt().processId();
    return new Attempt(
        entry.runId(),
        host,
        worker,
        seconds(origin[0], timing.startedAt()),
        seconds(origin[0], timing.endedAt()),
        entry.runStatus() != RunStatus.OK);
  }

  private static double seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() + between.getNano() / 1e9;
  }
}
