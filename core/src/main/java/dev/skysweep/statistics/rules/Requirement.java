package dev.skysweep.statistics.rules;

import dev.skysweep.statistics.AnytimeInterval;
import dev.skysweep.statistics.ClopperPearson;
import dev.skysweep.statistics.Probabilities;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A probabilistic requirement: `max(Report.Altitude) < 500 with 99% at 90% confidence`, that is,
/// at least 99 % of all possible runs meet it, shown with 90 % confidence.
///
/// @param unit as written after the limit, or null; not converted: the column must be in it
/// @param probability that a run meets the limit, between 0 and 1
/// @param confidence between 0 and 1
public record Requirement(
    RunMetric metric,
    Comparison comparison,
    double limit,
    @Nullable String unit,
    double probability,
    double confidence) {
  private static final String FORM = "max(Report.Altitude) < 500 with 99% at 90% confidence";
  private static final Pattern UNIT = Pattern.compile("(?!with\\b)[A-Za-z][A-Za-z0-9/^*-]*");
  private static final int MOST_RUNS = 1 << 28;

  public Requirement {
    Probabilities.inside("probability", probability);
    Probabilities.inside("confidence", confidence);
  }

  /// Reads `max(Report.Altitude) < 500 with 99% at 90% confidence`.
  ///
  /// @throws ExpressionException with the column of the mistake
  public static Requirement parse(String text) {
    var reader = new ExpressionReader(text, FORM);
    RunMetric metric = RunMetric.read(reader);
    Comparison comparison = Comparison.read(reader);
    double limit = reader.number("a limit");
    String unit = readUnit(reader);
    reader.take("with");
    double probability = reader.percent("the probability");
    reader.take("at");
    double confidence = reader.percent("the confidence");
    reader.takeIf("confidence");
    reader.end();
    return new Requirement(metric, comparison, limit, unit, probability, confidence);
  }

  static @Nullable String readUnit(ExpressionReader reader) {
    return reader.isAt(UNIT) ? reader.take(UNIT, "a unit") : null;
  }

  /// Counts the runs that meet the limit and those that miss it.
  ///
  /// @param values of the metric, one a run, `NaN` for a run without it
  public RunCounts count(double... values) {
    int met = 0;
    int unknown = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        unknown++;
      } else if (comparison.holds(value, limit)) {
        met++;
      }
    }
    return new RunCounts(met, values.length - met - unknown, unknown);
  }

  /// Judges by one-sided bounds of the probability, each at the requirement's confidence: pass if
  /// it is shown to be at least the required one, fail if it is shown to be less, otherwise not yet
  /// known. So either wrong word is said with probability `1 - confidence` at most. Clopper and
  /// Pearson's bounds for [Looks#ONCE], the beta-binomial confidence sequence for [Looks#ANY_TIME]
  /// (there both bounds hold together at the confidence).
  ///
  /// Runs without a value count against either verdict, so runs that fail can't make a study pass.
  public Judgement judge(RunCounts counts, Looks looks) {
    double atLeast = atLeast(counts.met(), counts.total(), looks);
    double atMost = atMost(counts.met() + counts.unknown(), counts.total(), looks);
    Verdict verdict =
        atLeast >= probability
            ? Verdict.PASS
            : atMost < probability ? Verdict.FAIL : Verdict.NOT_YET_KNOWN;
    int more = verdict == Verdict.NOT_YET_KNOWN ? moreRuns(counts, looks) : 0;
    return new Judgement(verdict, counts, atLeast, atMost, testName(looks), more);
  }

  private double atLeast(int met, int total, Looks looks) {
    if (total == 0) {
      return 0;
    }
    return switch (looks) {
      case ONCE -> ClopperPearson.lower(met, total, confidence);
      case ANY_TIME -> AnytimeInterval.probability(met, total, confidence).lower();
    };
  }

  private double atMost(int met, int total, Looks looks) {
    if (total == 0) {
      return 1;
    }
    return switch (looks) {
      case ONCE -> ClopperPearson.upper(met, total, confidence);
      case ANY_TIME -> AnytimeInterval.probability(met, total, confidence).upper();
    };
  }

  private int moreRuns(RunCounts counts, Looks looks) {
    int enough = 1;
    while (enough < MOST_RUNS && !passesWith(enough, counts, looks)) {
      enough *= 2;
    }
    int few = enough / 2;
    while (enough - few > 1) {
      int middle = few + (enough - few) / 2;
      if (passesWith(middle, counts, looks)) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }

  private boolean passesWith(int more, RunCounts counts, Looks looks) {
    return atLeast(counts.met() + more, counts.total() + more, looks) >= probability;
  }

  private static String testName(Looks looks) {
    return switch (looks) {
      case ONCE -> "Clopper-Pearson, one-sided";
      case ANY_TIME -> "beta-binomial confidence sequence";
    };
  }
}
