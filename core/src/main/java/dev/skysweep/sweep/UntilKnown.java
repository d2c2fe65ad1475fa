package dev.skysweep.sweep;

import dev.skysweep.analysis.DeclaredColumns;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyDesign;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.script.MissionScript;
import dev.skysweep.statistics.rules.Estimand;
import dev.skysweep.statistics.rules.Looks;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.statistics.rules.StopRule;
import dev.skysweep.statistics.rules.StopRule.Progress;
import dev.skysweep.study.DerivedDesign;
import dev.skysweep.study.Design;
import dev.skysweep.study.Growth;
import dev.skysweep.study.MonteCarlo;
import dev.skysweep.study.Stopped;
import dev.skysweep.study.Stopped.Reason;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Until;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adds runs to a Monte Carlo study, a batch at a time, until an interval is tight.
///
/// The runs are looked at when all of a batch have ended, and how large batches are follows from
/// the design and the rule alone, so the study ends at the same run on any pool, with any number of
/// workers, after any crash. The intervals are those that stay right however often one looks
/// ([Looks#ANY_TIME]).
final class UntilKnown {
  private final Until until;
  private final StopRule rule;

  /// The number of draws that the study began with.
  private final int first;

  private UntilKnown(Until until, StopRule rule, int first) {
    this.until = until;
    this.rule = rule;
    this.first = first;
  }

  /// @param begun the study's first batch
  /// @throws dev.skysweep.statistics.rules.ExpressionException if the rule can't be read
  /// @throws StudyException if the design is none for it
  static UntilKnown of(Until until, Design begun) {
    StopRule rule = StopRule.parse(until.rule());
    MonteCarlo draws = draws(begun);
    if (draws == null) {
      throw new StudyException(
          "only a Monte Carlo study can stop when a result is known: the interval is right for"
              + " independent draws, and the runs of this design are not");
    }
    if (until.max() < draws.n()) {
      throw new StudyException(
          "at most %d runs are to be made, but the study begins with %d"
              .formatted(until.max(), draws.n()));
    }
    return new UntilKnown(until, rule, draws.n());
  }

  /// What a study was begun with; null for a fixed number of runs.
  static @Nullable UntilKnown of(Manifest manifest) {
    var origin = manifest.header().skysweep();
    return origin == null || origin.until() == null
        ? null
        : of(origin.until(), StudyDesign.begun(manifest));
  }

  /// The design with all runs that may come to be made.
  Design largest(Design begun) {
    return until.max() == first ? begun : begun.extend(until.max() - first);
  }

  /// Holds the rule against what the mission will write, as far as its script tells.
  ///
  /// @throws dev.skysweep.analysis.AnalysisException if there will be no such column, or it is in
  ///   another unit
  void check(MissionScript mission) {
    RunMetric metric = metric();
    if (metric != null) {
      DeclaredColumns.of(mission).check(metric, rule.unit());
    }
  }

  /// Looks, and adds runs until there is nothing more to find out, which it then records.
  ///
  /// @param now the runs that there are; all of them have ended unless there is a wish to end early
  void make(Making making, Design now) throws InterruptedException {
    Design design = now;
    while (!making.options().control().draining()) {
      Stopped stopped = look(making, design);
      if (stopped != null) {
        record(making, stopped);
        return;
      }
      int size = n(design);
      // in tenths, so that the looks are few and at most a tenth is made in vain
      int next = Math.min(until.max(), size + Math.max(first, size / 10));
      Design larger = design.extend(next - size);
      making.make(
          Manifest.open(making.lock().folder().manifest()),
          larger,
          larger::run,
          IntStream.range(design.runCount(), larger.runCount()),
          new Growth(larger.runCount(), StudyDesign.sizes(larger)));
      design = larger;
    }
  }

  private @Nullable Stopped look(Making making, Design design) {
    double[] values = values(making.lock().folder());
    boolean valued = Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    int tightestAt = (int) Math.round(Math.sqrt((double) first * until.max()));
    Progress progress = rule.look(values, Looks.ANY_TIME, tightestAt);
    Reason reason = null;
    if (progress.known()) {
      reason = Reason.KNOWN;
    } else if (!valued && metric() != null) {
      reason = Reason.NO_VALUES;
    } else if (n(design) >= until.max()) {
      reason = Reason.MAX;
    }
    var interval = progress.interval();
    making
        .options()
        .listener()
        .said(
            String.format(
                Locale.ROOT,
                "after %,d runs: %s to %s, %s wide; %s%s",
                design.runCount(),
                text(interval.lower()),
                text(interval.upper()),
                text(interval.width()),
                until.rule(),
                reason == null ? "" : reason == Reason.KNOWN ? " is met" : " is not met"));
    return reason == null
        ? null
        : new Stopped(
            until.rule(),
            reason,
            design.runCount(),
            progress.estimate(),
            interval.lower(),
            interval.upper());
  }

  private static String text(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.6g", number) : number + "";
  }

  private double[] values(StudyFolder folder) {
    RunMetric metric = metric();
    try (SweepResult result = SweepResult.open(folder.root())) {
      if (metric == null) {
        return IntStream.range(0, result.manifest().runCount())
            .mapToDouble(run -> isOk(result.manifest(), run) ? 0 : Double.NaN)
            .toArray();
      }
      if (result.counts().ok() == 0) {
        double[] none = new double[result.manifest().runCount()];
        Arrays.fill(none, Double.NaN);
        return none;
      }
      var values = new StudyMetrics(result).of(metric);
      DeclaredColumns.checkUnit(values.column().name(), rule.unit());
      return values.values();
    }
  }

  private static boolean isOk(Manifest manifest, int run) {
    return switch (manifest.status(run)) {
      case OK -> true;
      case FAILED, SKIPPED, UNKNOWN, MISSING -> false;
    };
  }

  /// Null for the probability of failure.
  private @Nullable RunMetric metric() {
    return switch (rule.estimand()) {
      case Estimand.Mean(RunMetric metric) -> metric;
      case Estimand.QuantileOf(RunMetric metric, _) -> metric;
      case Estimand.FailureProbability _ -> null;
    };
  }

  /// The last run's entry once more, as a manifest only ever grows.
  private static void record(Making making, Stopped stopped) {
    Manifest manifest = Manifest.open(making.lock().folder().manifest());
    ManifestEntry last = manifest.entry(manifest.runCount() - 1).orElseThrow();
    try {
      making.writer().append(last.with(stopped)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static int n(Design design) {
    MonteCarlo draws = draws(design);
    if (draws == null) {
      throw new IllegalArgumentException("no Monte Carlo design: " + design);
    }
    return draws.n();
  }

  private static @Nullable MonteCarlo draws(Design design) {
    return switch (design) {
      case MonteCarlo draws -> draws;
      case DerivedDesign derived -> draws(derived.base());
      default -> null;
    };
  }
}
