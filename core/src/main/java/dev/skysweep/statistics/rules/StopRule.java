package dev.skysweep.statistics.rules;

import dev.skysweep.statistics.AnytimeInterval;
import dev.skysweep.statistics.ClopperPearson;
import dev.skysweep.statistics.Interval;
import dev.skysweep.statistics.MeanInterval;
import dev.skysweep.statistics.Probabilities;
import dev.skysweep.statistics.QuantileInterval;
import dev.skysweep.statistics.RunningMoments;
import dev.skysweep.statistics.Sample;
import org.jspecify.annotations.Nullable;

/// Runs are added until an interval is tight: `ci95(p99(Report.Altitude)) < 0.5 km` stops when the
/// 95 % confidence interval of the 99th percentile is narrower than 0.5, from end to end.
///
/// @param width whole width of the interval, in the unit of the column
/// @param unit as written, or null; not converted: the column must be in it
public record StopRule(double confidence, Estimand estimand, double width, @Nullable String unit) {
  private static final String FORM = "ci95(p99(Report.Altitude)) < 0.5 km";

  public StopRule {
    Probabilities.inside("confidence", confidence);
    if (!(width > 0)) {
      throw new IllegalArgumentException("the width must be positive, but is " + width);
    }
  }

  /// Reads `ci95(p99(Report.Altitude)) < 0.5 km`.
  ///
  /// @throws ExpressionException with the column of the mistake
  public static StopRule parse(String text) {
    var reader = new ExpressionReader(text, FORM);
    reader.take("ci");
    double confidence = reader.percentNumber("the confidence");
    reader.take("(");
    Estimand estimand = ReadEstimand.from(reader);
    reader.take(")");
    reader.take("<");
    int start = reader.position();
    double width = reader.number("a width");
    if (!(width > 0)) {
      throw reader.problem(start, "the width must be positive");
    }
    String unit = Requirement.readUnit(reader);
    reader.end();
    return new StopRule(confidence, estimand, width, unit);
  }

  /// Judges the runs so far.
  ///
  /// With [Looks#ANY_TIME] the interval is right whenever one stops, for this rule or any other
  /// reason: see [AnytimeInterval]. With [Looks#ONCE] it is the ordinary one, narrower, and right
  /// only if nothing but its width ends the study: as the width shrinks its coverage tends to the
  /// nominal one (Chow and Robbins, Annals of Mathematical Statistics 36, 1965; for quantiles
  /// Geertsema, ibid. 41, 1970), a little less for small studies. No look below
  /// [AnytimeInterval#FIRST_LOOK] values stops.
  ///
  /// @param values of the metric, one a run, `NaN` for a run that failed
  /// @param tightestAt where the anytime interval shall be tightest: best the expected number of
  ///   runs; right for any
  public Progress look(double[] values, Looks looks, int tightestAt) {
    var sample = Sample.of(values);
    return switch (estimand) {
      case Estimand.Mean _ -> progress(sample, sample.mean(), mean(values, looks, tightestAt));
      case Estimand.QuantileOf(_, double q) ->
          progress(sample, sample.quantile(q), quantile(sample, q, looks, tightestAt));
      case Estimand.FailureProbability _ -> failures(sample, looks);
    };
  }

  private Interval mean(double[] values, Looks looks, int tightestAt) {
    var moments = RunningMoments.of(values);
    return switch (looks) {
      case ONCE -> MeanInterval.of(moments, confidence);
      case ANY_TIME -> AnytimeInterval.mean(moments, confidence, tightestAt);
    };
  }

  private Interval quantile(Sample sample, double q, Looks looks, int tightestAt) {
    return switch (looks) {
      case ONCE -> QuantileInterval.of(sample, q, confidence).interval();
      case ANY_TIME -> AnytimeInterval.quantile(sample, q, confidence, tightestAt);
    };
  }

  private Progress failures(Sample sample, Looks looks) {
    int runs = sample.size() + sample.missing();
    if (runs == 0) {
      return new Progress(false, 0, Double.NaN, Interval.unbounded(confidence));
    }
    Interval interval =
        switch (looks) {
          case ONCE -> ClopperPearson.of(sample.missing(), runs, confidence);
          case ANY_TIME -> AnytimeInterval.probability(sample.missing(), runs, confidence);
        };
    double share = (double) sample.missing() / runs;
    return new Progress(enough(runs, interval), runs, share, interval);
  }

  private Progress progress(Sample sample, double estimate, Interval interval) {
    return new Progress(enough(sample.size(), interval), sample.size(), estimate, interval);
  }

  private boolean enough(int used, Interval interval) {
    return used >= AnytimeInterval.FIRST_LOOK && interval.width() < width;
  }

  /// What a look showed.
  ///
  /// @param known whether the study can stop
  /// @param used runs that the interval rests on
  /// @param estimate `NaN` without any
  public record Progress(boolean known, int used, double estimate, Interval interval) {}
}
