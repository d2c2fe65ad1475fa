package dev.skysweep.statistics.sensitivity;

import java.util.ArrayList;
import java.util.List;

/// The elementary effects of a one-at-a-time design: by parameter, the change of the output over
/// the change of the parameter between consecutive runs of a trajectory. A step with a failed run
/// gives no effect.
record ElementaryEffects(List<double[]> byParameter, int lost) {
  /// @param points of all runs, each with one coordinate a parameter, trajectory after trajectory
  ///   of `parameters + 1` runs
  /// @throws IllegalArgumentException if the points are no such design
  static ElementaryEffects of(double[][] points, double[] outputs) {
    int parameters = points.length == 0 ? 0 : points[0].length;
    if (parameters == 0
        || points.length != outputs.length
        || points.length % (parameters + 1) != 0) {
      throw new IllegalArgumentException(
          "%d points and %d outputs are no Morris design of %d parameters"
              .formatted(points.length, outputs.length, parameters));
    }
    var effects = new ArrayList<List<Double>>();
    for (int parameter = 0; parameter < parameters; parameter++) {
      effects.add(new ArrayList<>());
    }
    int lost = 0;
    for (int run = 1; run < points.length; run++) {
      if (run % (parameters + 1) == 0) {
        continue;
      }
      int moved = moved(points, run);
      double effect =
          (outputs[run] - outputs[run - 1]) / (points[run][moved] - points[run - 1][moved]);
      if (Double.isFinite(effect)) {
        effects.get(moved).add(effect);
      } else {
        lost++;
      }
    }
    return new ElementaryEffects(
        effects.stream()
            .map(each -> each.stream().mapToDouble(Double::doubleValue).toArray())
            .toList(),
        lost);
  }

  /// The one parameter that differs from the run before.
  private static int moved(double[][] points, int run) {
    int moved = -1;
    for (int parameter = 0; parameter < points[run].length; parameter++) {
      if (points[run][parameter] != points[run - 1][parameter]) {
        if (moved >= 0) {
          moved = -1;
          break;
        }
        moved = parameter;
      }
    }
    if (moved < 0) {
      throw new IllegalArgumentException(
          "run %d of a Morris design must differ from the run before in exactly one parameter"
              .formatted(run));
    }
    return moved;
  }
}
