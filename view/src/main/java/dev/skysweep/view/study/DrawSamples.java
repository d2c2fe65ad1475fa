package dev.skysweep.view.study;

import dev.skysweep.statistics.Interval;
import dev.skysweep.statistics.MeanInterval;
import dev.skysweep.statistics.RunningMoments;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.statistics.rules.Looks;
import dev.skysweep.statistics.rules.Requirement;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ConvergencePlot;
import dev.skysweep.view.plot.Histogram;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a metric shows over the runs: its histogram, its distribution, how its mean settles.
final class DrawSamples {
  private static final double CONFIDENCE = 0.95;
  private static final int MOST_POINTS = 300;

  private DrawSamples() {}

  static Plot histogram(StudyData data, String metric) {
    Variable variable = known(data, metric);
    return new HistogramPlot(
        variable.axis().name(),
        variable.axis(),
        Histogram.of(variable.values()),
        notes(data, variable));
  }

  static Plot convergence(StudyData data, String metric) {
    Variable variable = known(data, metric);
    return convergence(variable, notes(data, variable));
  }

  /// The mean after each of some prefixes of the runs, with Student's interval.
  static ConvergencePlot convergence(Variable variable, List<String> notes) {
    double[] values = Arrays.stream(variable.values()).filter(Double::isFinite).toArray();
    int points = Math.min(values.length, MOST_POINTS);
    int[] runs = new int[points];
    double[] mean = new double[points];
    double[] low = new double[points];
    double[] high = new double[points];
    var moments = new RunningMoments();
    int used = 0;
    for (int i = 0; i < points; i++) {
      runs[i] = (int) ((i + 1L) * values.length / points);
      while (used < runs[i]) {
        moments.add(values[used++]);
      }
      Interval interval = MeanInterval.of(moments, CONFIDENCE);
      mean[i] = moments.mean();
      low[i] = interval.lower();
      high[i] = interval.upper();
    }
    var estimate = new Axis("mean of " + variable.axis().name(), variable.axis().unit());
    return new ConvergencePlot(
        "Convergence of the " + estimate.name(),
        estimate,
        runs,
        mean,
        low,
        high,
        CONFIDENCE,
        notes);
  }

  static Plot cdf(StudyData data, String metric) {
    Variable variable = known(data, metric);
    return cdf(variable, null, notes(data, variable));
  }

  /// @param text such as `max(RF.Alt) < 500 with 99% at 90% confidence`
  static Plot requirement(StudyData data, String text) {
    var requirement = Requirement.parse(text);
    Variable variable = known(data, requirement.metric().toString());
    var notes = new ArrayList<>(notes(data, variable));
    return cdf(variable, line(requirement, variable, notes), notes);
  }

  /// The band of Dvoretzky, Kiefer and Wolfowitz with Massart's constant (Annals of Probability 18,
  /// 1990): it holds the whole true curve with the confidence.
  private static CdfPlot cdf(Variable variable, CdfPlot.@Nullable Line line, List<String> notes) {
    double[] sorted = Arrays.stream(variable.values()).filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    double half = Math.sqrt(Math.log(2 / (1 - CONFIDENCE)) / (2.0 * n));
    int points = Math.min(n, MOST_POINTS);
    double[] values = new double[points];
    double[] shares = new double[points];
    for (int i = 0; i < points; i++) {
      int rank = points == 1 ? n : (int) (1 + (long) i * (n - 1) / (points - 1));
      values[i] = sorted[rank - 1];
      shares[i] = (double) rank / n;
    }
    return new CdfPlot(
        variable.axis().name(),
        variable.axis(),
        values,
        shares,
        Arrays.stream(shares).map(share -> Math.max(0, share - half)).toArray(),
        Arrays.stream(shares).map(share -> Math.min(1, share + half)).toArray(),
        CONFIDENCE,
        line,
        notes);
  }

  private static CdfPlot.Line line(Requirement requirement, Variable variable, List<String> notes) {
    Judgement judged = requirement.judge(requirement.count(variable.values()), Looks.ONCE);
    boolean below = requirement.comparison().holds(Double.NEGATIVE_INFINITY, requirement.limit());
    double share = below ? requirement.probability() : 1 - requirement.probability();
    String words =
        "at least %s %% of runs must be %s %s: %s"
            .formatted(
                Numbers.text(requirement.probability() * 100),
                below ? "below" : "above",
                Numbers.text(requirement.limit()),
                judged.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    notes.add(words);
    return new CdfPlot.Line(requirement.limit(), share, words);
  }

  private static Variable known(StudyData data, String metric) {
    Variable variable = data.variable(metric);
    if (variable.known() == 0) {
      throw new PlotException(
          "no run has a value of %s%s"
              .formatted(
                  metric,
                  String.join("", data.missingNote().stream().map(note -> "; " + note).toList())));
    }
    return variable;
  }

  private static List<String> notes(StudyData data, Variable variable) {
    var notes = new ArrayList<>(data.missingNote());
    var counts = data.result().counts();
    int without = counts.ok() - variable.known();
    if (without > 0) {
      notes.add("%d runs are ok but have no finite value".formatted(without));
    }
    return notes;
  }
}
