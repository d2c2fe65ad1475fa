package dev.skysweep.view.study;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.DispersionPlot;
import dev.skysweep.view.plot.DispersionPlot.Plane;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Positions about their mean, along the axes of the mean orbit: R away from the centre, N along
/// the angular momentum, T completing them (CCSDS 504.0-B-1, RTN).
final class DrawDispersion {
  private static final List<String> STATE = List.of("X", "Y", "Z", "VX", "VY", "VZ");
  private static final int POINTS = 72;

  private DrawDispersion() {}

  static Plot of(StudyData data, PlotRequest request) {
    String prefix = statePrefix(data, request.metric());
    String at = request.at();
    List<Variable> state =
        data.metrics(
            STATE.stream()
                .map(name -> '"' + prefix + name + '"')
                .map(name -> at == null ? "last(" + name + ")" : "at(" + name + ", " + at + ")")
                .toList());
    double[][] known = whole(state);
    if (known.length < 2) {
      throw new PlotException(
          "a dispersion needs the states of two runs at least, and %d have one%s"
              .formatted(known.length, at == null ? "" : " at " + at));
    }
    double[][] axes = axes(mean(known));
    double[][] rtn = new double[3][known.length];
    double[] mean = mean(known);
    double most = 0;
    for (int run = 0; run < known.length; run++) {
      for (int axis = 0; axis < 3; axis++) {
        double along = 0;
        for (int i = 0; i < 3; i++) {
          along += (known[run][i] - mean[i]) * axes[axis][i];
        }
        rtn[axis][run] = along;
        most = Math.max(most, Math.abs(along));
      }
    }
    boolean metres = most < 1;
    for (double[] along : rtn) {
      Arrays.setAll(along, i -> along[i] * (metres ? 1000 : 1));
    }
    String unit = metres ? "m" : "km";
    var radial = new Variable(new Axis("radial", unit), rtn[0]);
    var alongTrack = new Variable(new Axis("along-track", unit), rtn[1]);
    var crossTrack = new Variable(new Axis("cross-track", unit), rtn[2]);
    return new DispersionPlot(
        "Dispersion of %s %s"
            .formatted(
                prefix.replaceFirst("^\\w+__", "").replaceFirst("\\.$", ""),
                at == null ? "at each run's last row" : "at " + at),
        List.of(
            plane(alongTrack, radial), plane(alongTrack, crossTrack), plane(radial, crossTrack)),
        List.of(
            "%d runs about their mean; ellipses: 1, 2 and 3 standard deviations"
                .formatted(known.length)));
  }

  /// `RF.Sat.EarthMJ2000Eq.`, where an output has all six of the state's columns so named.
  private static String statePrefix(StudyData data, @Nullable String wanted) {
    for (String key : data.result().outputs().stream().sorted().toList()) {
      List<String> columns = data.result().numericColumns(key);
      for (String column : columns) {
        String prefix = column.endsWith("X") ? column.substring(0, column.length() - 1) : null;
        if (prefix != null
            && STATE.stream().allMatch(name -> columns.contains(prefix + name))
            && (wanted == null || (key + "." + prefix).contains(wanted))) {
          return key + "." + prefix;
        }
      }
    }
    data.requireOutputs();
    throw new PlotException(
        "a dispersion needs an output with X, Y, Z, VX, VY and VZ%s: add Sat.X … Sat.VZ to a report"
            .formatted(wanted == null ? "" : " of " + wanted));
  }

  /// The runs that have all six numbers.
  private static double[][] whole(List<Variable> state) {
    var runs = new ArrayList<double[]>();
    for (int run = 0; run < state.getFirst().values().length; run++) {
      int each = run;
      double[] row = state.stream().mapToDouble(variable -> variable.values()[each]).toArray();
      if (Arrays.stream(row).allMatch(Double::isFinite)) {
        runs.add(row);
      }
    }
    return runs.toArray(double[][]::new);
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  private static double[][] axes(double[] state) {
    double[] radial = unit(Arrays.copyOf(state, 3));
    double[] normal = unit(cross(radial, Arrays.copyOfRange(state, 3, 6)));
    return new double[][] {radial, cross(normal, radial), normal};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(Arrays.stream(vector).map(each -> each * each).sum());
    return Arrays.stream(vector).map(each -> each / length).toArray();
  }

  private static Plane plane(Variable x, Variable y) {
    int n = x.values().length;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += x.values()[i] * x.values()[i] / (n - 1);
      yy += y.values()[i] * y.values()[i] / (n - 1);
      xy += x.values()[i] * y.values()[i] / (n - 1);
    }
    // The square roots of a symmetric 2 x 2 matrix's eigenvalues are the half axes.
    double centre = (xx + yy) / 2;
    double spread = Math.hypot((xx - yy) / 2, xy);
    double turn = Math.atan2(2 * xy, xx - yy) / 2;
    double longer = Math.sqrt(centre + spread);
    double shorter = Math.sqrt(Math.max(0, centre - spread));
    var ellipses = new ArrayList<double[][]>();
    for (int sigma = 1; sigma <= 3; sigma++) {
      double[][] points = new double[POINTS + 1][];
      for (int i = 0; i <= POINTS; i++) {
        double a = sigma * longer * Math.cos(2 * Math.PI * i / POINTS);
        double b = sigma * shorter * Math.sin(2 * Math.PI * i / POINTS);
        points[i] =
            new double[] {
              a * Math.cos(turn) - b * Math.sin(turn), a * Math.sin(turn) + b * Math.cos(turn)
            };
      }
      ellipses.add(points);
    }
    return new Plane(x, y, ellipses);
  }
}
