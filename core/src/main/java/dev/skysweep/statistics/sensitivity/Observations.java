package dev.skysweep.statistics.sensitivity;

import java.util.stream.IntStream;

/// Parameters and output of the runs that have both, whatever the design.
///
/// @param parameters one array a parameter, each with one value a run
/// @param lost runs left out because their output or a parameter is missing
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves the package.
record Observations(double[][] parameters, double[] outputs, int lost) {
  /// @throws IllegalArgumentException if the arrays are not of one length
  static Observations of(double[][] parameters, double[] outputs) {
    for (double[] parameter : parameters) {
      if (parameter.length != outputs.length) {
        throw new IllegalArgumentException(
            "%d values of a parameter beside %d outputs"
                .formatted(parameter.length, outputs.length));
      }
    }
    int[] whole =
        IntStream.range(0, outputs.length).filter(run -> whole(parameters, outputs, run)).toArray();
    var kept = new double[parameters.length][];
    for (int parameter = 0; parameter < kept.length; parameter++) {
      kept[parameter] = pick(parameters[parameter], whole);
    }
    return new Observations(kept, pick(outputs, whole), outputs.length - whole.length);
  }

  int runs() {
    return outputs.length;
  }

  private static boolean whole(double[][] parameters, double[] outputs, int run) {
    boolean whole = Double.isFinite(outputs[run]);
    for (double[] parameter : parameters) {
      whole &= Double.isFinite(parameter[run]);
    }
    return whole;
  }

  private static double[] pick(double[] values, int[] runs) {
    return IntStream.of(runs).mapToDouble(run -> values[run]).toArray();
  }
}
