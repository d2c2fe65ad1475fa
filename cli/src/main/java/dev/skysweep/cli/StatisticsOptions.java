package dev.skysweep.cli;

import dev.skysweep.analysis.SummaryOptions;
import dev.skysweep.study.StudyException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is estimated, and how sure it shall be.
final class StatisticsOptions {
  @Option(
      names = "--q",
      paramLabel = "Q",
      split = ",",
      description = "Quantiles, between 0 and 1: 0.05,0.5,0.95.")
  private List<Double> quantiles = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "PERCENT",
      description = "Of intervals and bounds; 95 if not given.")
  private double confidence = 95;

  @Option(
      names = "--coverage",
      paramLabel = "PERCENT",
      description = "What part of all possible runs a tolerance bound holds; 95 if not given.")
  private double coverage = 95;

  SummaryOptions options() {
    for (double q : quantiles) {
      if (!(q > 0 && q < 1)) {
        throw new StudyException("--q takes numbers between 0 and 1, both excluded, not " + q);
      }
    }
    return new SummaryOptions(
        quantiles.isEmpty() ? SummaryOptions.DEFAULT.quantiles() : quantiles,
        fraction("--confidence", confidence),
        fraction("--coverage", coverage));
  }

  /// The quantiles that were asked for; may be none.
  List<Double> quantiles() {
    return List.copyOf(quantiles);
  }

  static double fraction(String option, @Nullable Double percent) {
    if (percent == null || !(percent > 0 && percent < 100)) {
      throw new StudyException(
          "%s takes a percentage between 0 and 100, both excluded, not %s"
              .formatted(option, percent));
    }
    // In decimal: 99.9 / 100 is not 0.999.
    var decimal = new BigDecimal(Double.toString(percent));
    if (percent < 1) {
      throw new StudyException(
          "%s takes a percentage: %s is less than one in a hundred; write %s for %s"
              .formatted(
                  option,
                  percent,
                  decimal.movePointRight(2).stripTrailingZeros().toPlainString(),
                  percent));
    }
    return decimal.movePointLeft(2).doubleValue();
  }
}
