package dev.skysweep.statistics.sensitivity;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Functions whose Sobol indices are known in closed form, and designs to run them on.
final class TestFunctions {
  private TestFunctions() {}

  /// Ishigami and Homma (1990) with a = 7, b = 0.1, over the unit cube stretched to -pi .. pi.
  static double ishigami(double[] unit) {
    double x1 = Math.PI * (2 * unit[0] - 1);
    double x2 = Math.PI * (2 * unit[1] - 1);
    double x3 = Math.PI * (2 * unit[2] - 1);
    return Math.sin(x1) + 7 * Math.pow(Math.sin(x2), 2) + 0.1 * Math.pow(x3, 4) * Math.sin(x1);
  }

  /// Sobol's G: the product of `(|4 x - 2| + a) / (1 + a)`.
  static double g(double[] unit, double... a) {
    double product = 1;
    for (int i = 0; i < a.length; i++) {
      product *= (Math.abs(4 * unit[i] - 2) + a[i]) / (1 + a[i]);
    }
    return product;
  }

  /// Outputs of a random Saltelli design in the order of its runs.
  static double[] saltelli(
      RandomGenerator random, int blocks, int d, boolean second, ToDoubleFunction<double[]> model) {
    int rows = (second ? 2 : 1) * d + 2;
    double[] outputs = new double[blocks * rows];
    int run = 0;
    for (int block = 0; block < blocks; block++) {
      double[] a = random.doubles(d).toArray();
      double[] b = random.doubles(d).toArray();
      outputs[run++] = model.applyAsDouble(a);
      for (int j = 0; j < d; j++) {
        outputs[run++] = model.applyAsDouble(with(a, j, b[j]));
      }
      for (int j = 0; second && j < d; j++) {
        outputs[run++] = model.applyAsDouble(with(b, j, a[j]));
      }
      outputs[run++] = model.applyAsDouble(b);
    }
    return outputs;
  }

  private static double[] with(double[] point, int parameter, double value) {
    double[] changed = point.clone();
    changed[parameter] = value;
    return changed;
  }
}
