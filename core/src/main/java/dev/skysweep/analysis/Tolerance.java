package dev.skysweep.analysis;

import dev.skysweep.statistics.Sample;
import dev.skysweep.statistics.Side;
import dev.skysweep.statistics.ToleranceBound;

/// A one-sided bound that the wanted share of all possible runs keeps, of the highest order that
/// the runs allow (Wilks).
///
/// @param value `NaN` if there are too few runs for any
/// @param order 0 if there are too few runs
/// @param confidence that the runs give, at least the one asked for; 0 if there are too few
public record Tolerance(Side side, double value, int order, double confidence) {
  static Tolerance of(Sample sample, Side side, SummaryOptions options) {
    int order =
        sample.size() == 0
            ? 0
            : ToleranceBound.highestOrder(
                options.coverage(), side, sample.size(), options.confidence());
    if (order == 0) {
      return new Tolerance(side, Double.NaN, 0, 0);
    }
    var bound = new ToleranceBound(options.coverage(), side, order);
    var interval = bound.in(sample);
    double value = side == Side.UPPER ? interval.upper() : interval.lower();
    return new Tolerance(side, value, order, interval.confidence());
  }
}
