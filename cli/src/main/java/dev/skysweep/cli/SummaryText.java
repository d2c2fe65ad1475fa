package dev.skysweep.cli;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.study.Stopped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The outcome of a sweep in a few words.
final class SummaryText {
  private static final int MOST_FAILURES = 3;

  private SummaryText() {}

  /// `12 runs (10 ok, 2 failed)`, with only the buckets that hold something.
  static String of(RunCounts counts) {
    String runs = counts.total() == 1 ? "run" : "runs";
    var text = new StringBuilder("%d %s (%d ok".formatted(counts.total(), runs, counts.ok()));
    append(text, counts.failed(), "failed");
    append(text, counts.skipped(), "skipped");
    append(text, counts.unknown(), "of unknown status");
    append(text, counts.missing(), "not made");
    return text.append(')').toString();
  }

  /// `pass: max(RF.Alt) < 500 with 99% at 90% confidence; at least 99.2 %`.
  static String of(JudgedRequirement judged) {
    Judgement judgement = judged.judgement();
    String why =
        switch (judgement.verdict()) {
          case PASS -> "at least %s meet it".formatted(Figures.percent(judgement.atLeast()));
          case FAIL -> "at most %s meet it".formatted(Figures.percent(judgement.atMost()));
          case NOT_YET_KNOWN ->
              "between %s and %s meet it; %,d further runs would pass if all did"
                  .formatted(
                      Figures.percent(judgement.atLeast()),
                      Figures.percent(judgement.atMost()),
                      judgement.moreRuns());
        };
    return "%s: %s; %s".formatted(RequirementCommand.word(judgement.verdict()), judged.text(), why);
  }

  /// Why a study that adds runs by itself added no more.
  static String of(Stopped stopped) {
    String interval =
        String.format(
            Locale.ROOT,
            "the estimate is %s, its interval %s to %s, %s wide",
            Figures.of(stopped.estimate()),
            Figures.of(stopped.lower()),
            Figures.of(stopped.upper()),
            Figures.of(stopped.upper() - stopped.lower()));
    return switch (stopped.reason()) {
      case KNOWN -> "stopped since it is known: %s; %s".formatted(stopped.rule(), interval);
      case MAX ->
          "stopped at the most runs, not yet known: %s; %s".formatted(stopped.rule(), interval);
      case NO_VALUES ->
          "stopped since no run has a value: %s can't become known".formatted(stopped.rule());
    };
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }

  /// The first failures with their cause, and how to see the rest.
  static void printFailures(Terminal terminal, SweepResult result) {
    int failed = result.counts().failed();
    if (failed == 0) {
      return;
    }
    List<ManifestEntry> first;
    try (Stream<ManifestEntry> entries = result.manifest().latest()) {
      first =
          entries
              .filter(entry -> entry.runStatus() == RunStatus.FAILED)
              .limit(MOST_FAILURES)
              .toList();
    }
    for (ManifestEntry entry : first) {
      String message = entry.message() == null ? "" : entry.message();
      String line = message.lines().findFirst().orElse("failed without a message");
      terminal
          .out()
          .println(terminal.red("  run " + entry.runId() + ": ") + Terminal.printable(line));
    }
    if (failed > first.size()) {
      terminal.out().println("  … and " + (failed - first.size()) + " more");
    }
    terminal.out().println("See them all: skysweep show " + result.place() + " --detail");
  }
}
