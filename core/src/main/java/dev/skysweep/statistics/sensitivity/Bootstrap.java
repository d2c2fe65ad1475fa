package dev.skysweep.statistics.sensitivity;

import dev.skysweep.statistics.RunningMoments;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How far an estimate scatters over its resamples.
final class Bootstrap {
  private Bootstrap() {}

  /// Half the width of the normal interval: the resamples' standard deviation times the normal
  /// quantile.
  static <T> double halfWidth(List<T> resampled, ToDoubleFunction<T> estimate, double confidence) {
    var moments = new RunningMoments();
    for (T each : resampled) {
      moments.add(estimate.applyAsDouble(each));
    }
    return quantile(confidence) * moments.std();
  }

  static double quantile(double confidence) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + confidence / 2);
  }
}
