package dev.skysweep.cli;

import dev.skysweep.view.live.LiveMetrics;
import dev.skysweep.view.live.LiveStudy;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.WorkersPlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A sweep in a few lines of the terminal that are drawn over each time; one plain line where
/// nobody watches.
final class WatchScreen {
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final int FAILURES = 5;
  private static final int HOST = 20;

  private final Terminal terminal;
  private final List<String> notes = new ArrayList<>();
  private int drawn;

  WatchScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(LiveStudy study, LiveMetrics.Latest metrics) {
    LiveStudy.Progress progress = study.progress();
    if (!terminal.interactive()) {
      terminal.out().println(words(progress));
      terminal.out().flush();
      return;
    }
    var lines = new ArrayList<String>();
    lines.add(bar(progress));
    lines.add(words(progress));
    machines(study.workers(), progress.finished(), lines);
    metrics.histogram().ifPresent(histogram -> sparkline(histogram, lines));
    if (!metrics.problem().isEmpty()) {
      lines.add(printable(metrics.problem()));
    }
    lines.addAll(notes);
    study.failures().stream()
        .limit(FAILURES)
        .forEach(failure ->
            lines.add(
                "run %d %s: %s"
                    .formatted(failure.runId(), failure.kind(), printable(failure.message()))));
    draw(lines);
  }

  /// Says something once; where lines are drawn over, it stays in them.
  void note(String text) {
    if (!terminal.interactive()) {
      terminal.say(text);
    } else {
      notes.add(printable(text));
    }
  }

  private void draw(List<String> lines) {
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A');
    }
    text.append("\u001b[0J");
    for (String line : lines) {
      boolean wide = line.length() > terminal.width() - 1;
      text.append(wide ? line.substring(0, terminal.width() - 2) + "…" : line).append('\n');
    }
    terminal.out().print(text);
    terminal.out().flush();
    drawn = lines.size();
  }

  private String bar(LiveStudy.Progress progress) {
    int width = Math.max(10, terminal.width() - 2);
    int runs = Math.max(1, progress.runs());
    int ok = (int) ((long) width * progress.ok() / runs);
    // both together end where all that have ended do, so that a finished bar is full
    int failed = (int) ((long) width * progress.ended() / runs) - ok;
    return "█".repeat(ok) + "▒".repeat(failed) + "·".repeat(Math.max(0, width - ok - failed));
  }

  private static String words(LiveStudy.Progress progress) {
    var text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d of %d runs, %d ok, %d failed",
                progress.ended(),
                progress.runs(),
                progress.ok(),
                progress.failed()));
    if (progress.retried() > 0) {
      text.append(", ").append(progress.retried()).append(" tried again");
    }
    if (progress.finished()) {
      return text.append(": finished").toString();
    }
    text.append(String.format(Locale.ROOT, ", %.1f/s", progress.perSecond()));
    if (progress.secondsLeft() >= 0) {
      Duration left = Duration.ofMillis((long) (progress.secondsLeft() * 1000));
      text.append(", ETA ").append(Durations.text(left));
    }
    return text.toString();
  }

  private void machines(WorkersPlot workers, boolean finished, List<String> lines) {
    for (int host = 0; host < workers.hosts().size(); host++) {
      double[] busy = workers.busy()[host];
      String name = printable(workers.hosts().get(host));
      lines.add(
          "%-20s %s%s"
              .formatted(
                  name.length() > HOST ? name.substring(0, HOST) : name,
                  spark(busy, Math.min(60, terminal.width() - 36)),
                  finished
                      ? ""
                      : " busy " + Numbers.text(Math.rint(busy[busy.length - 1] * 10) / 10)));
    }
  }

  private void sparkline(HistogramPlot histogram, List<String> lines) {
    int[] counts = histogram.histogram().counts();
    double[] edges = histogram.histogram().edges();
    lines.add(
        "%s  %s %s %s"
            .formatted(
                printable(histogram.value().label()),
                Numbers.text(edges[0]),
                spark(Arrays.stream(counts).asDoubleStream().toArray(), counts.length),
                Numbers.text(edges[edges.length - 1])));
  }

  /// Blocks as high as the values, of at most so many characters.
  static String spark(double[] values, int most) {
    int width = Math.clamp(most, 1, Math.max(1, values.length));
    double top = Math.max(Arrays.stream(values).max().orElse(0), Double.MIN_NORMAL);
    var text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      double value = values[(int) ((long) i * values.length / width)];
      int height = value <= 0 ? 0 : Math.max(1, (int) Math.round(8 * value / top));
      text.append(BARS.charAt(Math.min(8, height)));
    }
    return text.toString();
  }

  /// As [Terminal#printable], in one line.
  static String printable(String text) {
    return Terminal.printable(text.replaceAll("\\s+", " "));
  }
}
