package dev.skysweep.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.view.live.LiveStudy;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.report.StudyReport;
import dev.skysweep.view.study.PlotKind;
import dev.skysweep.view.study.PlotRequest;
import dev.skysweep.view.study.StudyPlots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sweep on two workers, a run a second each, whose machine's clock is set back by an hour in the
/// middle, when each worker has a run.
class ClockSetBackTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final int RUNS = 400;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private StudyFolder study;

  @BeforeEach
  void write() {
    study = new StudyFolder(folder);
    var made = new MadeStudy(folder, RUNS);
    try (var lock = StudyLock.acquire(study);
        var manifest = ManifestWriter.create(lock, made.header(new MadeStudy.Usual()))) {
      for (int run = 0; run < RUNS; run++) {
        manifest.append(entry(run)).join();
      }
    }
  }

  private static ManifestEntry entry(int run) {
    int worker = run % 2;
    Instant start = START.plusSeconds(run / 2).plusMillis(worker * 400L);
    // one that began before the clock was set, and was told after another that began afterwards
    boolean isBefore = run < RUNS / 2 || run == RUNS / 2 + 3;
    Instant shown = isBefore ? start : start.minus(HOUR);
    var timing = new RunTiming(shown, shown.plusSeconds(1), Duration.ofSeconds(1));
    return ManifestEntry.of(
        RunSpec.of(run, Map.of()),
        new RunOutcome.Succeeded(run, timing, null, RunOutputs.NONE),
        new Attempt(1, "laptop", worker, null),
        false);
  }

  @Test
  void rateAndProgressGoOnAsBefore() {
    Instant now = START.plusSeconds(RUNS / 2).minus(HOUR).plusSeconds(7);
    LiveStudy live = LiveStudy.of(study, () -> now);
    live.look();

    LiveStudy.Progress progress = live.progress();

    assertThat(progress.perSecond()).isCloseTo(2, within(0.1));
    assertThat(progress.elapsedSeconds()).isCloseTo(RUNS / 2, within(2.0));
    assertThat(progress.quietSeconds()).isCloseTo(7, within(1.0));
  }

  @Test
  void theTimelineIsAsLongAsTheSweepWas() {
    try (var result = SweepResult.open(folder)) {
      var plot = (TimelinePlot) new StudyPlots(result).plot(PlotRequest.of(PlotKind.TIMELINE));

      assertThat(plot.spans()).allSatisfy(span -> assertThat(span.start()).isLessThan(span.end()));
      assertThat(plot.spans().stream().mapToDouble(TimelinePlot.Span::end).max().orElseThrow())
          .isCloseTo(RUNS / 2, within(2.0));
    }
  }

  @Test
  void theReportTellsHowLongItTook() throws Exception {
    Path page = folder.resolve("report.html");
    try (var result = SweepResult.open(folder)) {
      new StudyReport(List.of(), List.of()).write(result, page);
    }
    assertThat(Files.readString(page)).contains("first start to last end").contains("3 min");
  }
}
