package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ConvergencePlot;
import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.DispersionPlot;
import dev.skysweep.view.plot.GroundTrackPlot;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.Histogram;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.plot.TornadoPlot;
import dev.skysweep.view.plot.Variable;
import dev.skysweep.view.plot.WorkersPlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// A plot of each kind, from made-up runs.
final class SamplePlots {
  private static final int RUNS = 200;

  private final Random random = new Random(4);
  private final String name;

  private SamplePlots(String name) {
    this.name = name;
  }

  /// @param name of a parameter, as some stranger may have written it
  static Map<String, Plot> all(String name) {
    var samples = new SamplePlots(name);
    var plots = new LinkedHashMap<String, Plot>();
    plots.put("corner", samples.corner(RUNS, true));
    plots.put("corner-dense", samples.corner(5000, false));
    plots.put("heatmap", samples.heatmap());
    plots.put("band", samples.band());
    plots.put("convergence", samples.convergence());
    plots.put("cdf", samples.cdf());
    plots.put("histogram", samples.histogram());
    plots.put("sensitivity", samples.bars());
    plots.put("tornado", samples.tornado());
    plots.put("parallel", samples.parallel());
    plots.put("ground-track", samples.groundTrack());
    plots.put("dispersion", samples.dispersion());
    plots.put("timeline", samples.timeline());
    plots.put("workers", samples.workers());
    return plots;
  }

  private Variable normal(String label, String unit, int runs, double mean, double std) {
    double[] values =
        IntStream.range(0, runs).mapToDouble(_ -> mean + std * random.nextGaussian()).toArray();
    return new Variable(new Axis(label, unit), values);
  }

  private Plot corner(int runs, boolean coloured) {
    Variable sma = normal("Sat.SMA", "km", runs, 7000, 10);
    Variable inc = normal(name, "deg", runs, 51.6, 0.1);
    Variable ecc = normal("Sat.ECC", null, runs, 0.001, 0.0001);
    double[] altitude = new double[runs];
    boolean[] failed = new boolean[runs];
    for (int i = 0; i < runs; i++) {
      altitude[i] = sma.values()[i] * (1 + 5 * ecc.values()[i]) - 6378;
      failed[i] = sma.values()[i] < 6982;
      altitude[i] = failed[i] ? Double.NaN : altitude[i];
    }
    Variable metric = new Variable(new Axis("max(RF.Sat.Earth.Altitude)", "km"), altitude);
    return new CornerPlot(
        "Parameters of out/sma",
        List.of(sma, inc, ecc),
        coloured ? metric : null,
        failed,
        List.of(runs + " runs"));
  }

  private Plot heatmap() {
    double[][] values = new double[6][8];
    boolean[][] failed = new boolean[6][8];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 8; j++) {
        failed[i][j] = i + j < 2;
        values[i][j] = failed[i][j] ? Double.NaN : 600 + 20.123 * j - i * i;
      }
    }
    return new HeatmapPlot(
        "max(RF.Alt)",
        new Axis(name, "km"),
        IntStream.range(0, 8).mapToObj(i -> "" + (7000 + 50 * i)).toList(),
        new Axis("Sat.INC", "deg"),
        IntStream.range(0, 6).mapToObj(i -> "" + (20 + 12.5 * i)).toList(),
        new Axis("max(RF.Alt)", "km"),
        values,
        failed,
        List.of());
  }

  private Plot band() {
    int n = 120;
    double[] times = IntStream.range(0, n).mapToDouble(i -> i * 0.1).toArray();
    double[][] quantiles = new double[5][n];
    for (int i = 0; i < n; i++) {
      for (int q = 0; q < 5; q++) {
        quantiles[q][i] = 30 * Math.sin(times[i]) + (q - 2) * (1 + times[i] / 3);
      }
    }
    return new BandPlot(
        "RF." + name + " over 200 runs",
        new Axis("elapsed time", "h"),
        times,
        new Axis("RF." + name, "km"),
        new double[] {0.05, 0.25, 0.5, 0.75, 0.95},
        quantiles,
        List.of("3 failed runs are left out"));
  }

  private Plot convergence() {
    int n = 300;
    int[] runs = IntStream.rangeClosed(1, n).toArray();
    double[] mean = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += 620 + 5 * random.nextGaussian();
      mean[i] = sum / (i + 1);
      double half = i == 0 ? Double.POSITIVE_INFINITY : 12 / Math.sqrt(i + 1.0);
      low[i] = mean[i] - half;
      high[i] = mean[i] + half;
    }
    return new ConvergencePlot(
        "Mean of " + name,
        new Axis("mean of " + name, "km"),
        runs,
        mean,
        low,
        high,
        0.95,
        List.of());
  }

  private Plot cdf() {
    int n = 100;
    double[] values = IntStream.range(0, n).mapToDouble(i -> 480 + i * 0.3).toArray();
    double[] shares = IntStream.range(0, n).mapToDouble(i -> (i + 1.0) / n).toArray();
    double[] low = IntStream.range(0, n).mapToDouble(i -> Math.max(0, shares[i] - 0.13)).toArray();
    double[] high = IntStream.range(0, n).mapToDouble(i -> Math.min(1, shares[i] + 0.13)).toArray();
    return new CdfPlot(
        name,
        new Axis(name, "km"),
        values,
        shares,
        low,
        high,
        0.95,
        new CdfPlot.Line(500, 0.99, "below 500"),
        List.of("requirement max(RF.Alt) < 500 with 99 %: fail"));
  }

  private Plot histogram() {
    Variable values = normal(name, "km", 400, 620, 5);
    return new HistogramPlot(name, values.axis(), Histogram.of(values.values()), List.of());
  }

  private Plot bars() {
    var bars = new ArrayList<BarPlot.Bar>();
    List<String> parameters = List.of("Sat.SMA", name, "Sat.ECC", "Sat.DryMass");
    for (int i = 0; i < 4; i++) {
      double first = 0.6 / (i + 1);
      bars.add(new BarPlot.Bar(parameters.get(i), 0, first, first - 0.05, first + 0.05));
      bars.add(new BarPlot.Bar(parameters.get(i), 1, first + 0.1, first + 0.04, first + 0.16));
    }
    return new BarPlot(
        "Sensitivity of max(RF.Alt)",
        Axis.of("Sobol index"),
        List.of("first order", "total"),
        bars,
        List.of("128 base points"));
  }

  private Plot tornado() {
    return new TornadoPlot(
        "Swing of max(RF.Alt)",
        new Axis("mean of max(RF.Alt)", "km"),
        620,
        List.of(
            new TornadoPlot.Swing("Sat.SMA", 580, 661, "<= 6900", ">= 7100"),
            new TornadoPlot.Swing(name, 631, 607, "<= 28.5", ">= 63.4"),
            new TornadoPlot.Swing("Sat.ECC", 618, 623.5, "<= 0.001", ">= 0.01")),
        List.of("low and high: the lowest and highest fifth of the values"));
  }

  private Plot parallel() {
    var corner = (CornerPlot) corner(RUNS, true);
    var dimensions = new ArrayList<ParallelPlot.Dimension>();
    corner.variables().forEach(each -> dimensions.add(new ParallelPlot.Dimension(each, List.of())));
    double[] model = IntStream.range(0, RUNS).mapToDouble(i -> i % 3).toArray();
    dimensions.add(
        new ParallelPlot.Dimension(
            new Variable(Axis.of("FM.Drag"), model), List.of("None", "JacchiaRoberts", "MSISE90")));
    dimensions.add(new ParallelPlot.Dimension(corner.colour(), List.of()));
    return new ParallelPlot("All runs", dimensions, corner.colour(), corner.failed(), List.of());
  }

  private Plot groundTrack() {
    var tracks = new ArrayList<GroundTrackPlot.Track>();
    for (int run = 0; run < 4; run++) {
      double[] longitudes = new double[200];
      double[] latitudes = new double[200];
      for (int i = 0; i < 200; i++) {
        double angle = i * 0.06;
        latitudes[i] = (45 + 6 * run) * Math.sin(angle);
        longitudes[i] = ((Math.toDegrees(angle * 0.93) + 180 + 10 * run) % 360) - 180;
      }
      tracks.add(new GroundTrackPlot.Track(run, longitudes, latitudes));
    }
    return new GroundTrackPlot("Ground track of " + name, tracks, List.of("4 of 200 runs"));
  }

  private Plot dispersion() {
    Variable r = normal("radial", "m", RUNS, 0, 12);
    Variable t = normal("along-track", "m", RUNS, 0, 150);
    Variable n = normal("cross-track", "m", RUNS, 0, 5);
    return new DispersionPlot(
        "Dispersion of " + name,
        List.of(plane(t, r, 150, 12), plane(t, n, 150, 5), plane(r, n, 12, 5)),
        List.of("ellipses: 1, 2 and 3 standard deviations"));
  }

  private static DispersionPlot.Plane plane(Variable x, Variable y, double a, double b) {
    var ellipses = new ArrayList<double[][]>();
    for (int k = 1; k <= 3; k++) {
      double[][] ellipse = new double[61][];
      for (int i = 0; i <= 60; i++) {
        ellipse[i] =
            new double[] {k * a * Math.cos(i * Math.PI / 30), k * b * Math.sin(i * Math.PI / 30)};
      }
      ellipses.add(ellipse);
    }
    return new DispersionPlot.Plane(x, y, ellipses);
  }

  private Plot timeline() {
    var spans = new ArrayList<TimelinePlot.Span>();
    for (int worker = 0; worker < 4; worker++) {
      double time = 0.2 * worker;
      for (int i = 0; i < 30; i++) {
        double took = 0.5 + random.nextDouble();
        spans.add(
            new TimelinePlot.Span(
                worker, time, time + took, i, 1, random.nextInt(15) == 0 ? 1 : 0));
        time += took + 0.05;
      }
    }
    return new TimelinePlot(
        "Runs by worker",
        List.of("node1:1201", "node1:1202", name + ":77", "node2:78"),
        spans,
        List.of());
  }

  private Plot workers() {
    int n = 80;
    double[] seconds = IntStream.range(0, n).mapToDouble(i -> i).toArray();
    double[] one = IntStream.range(0, n).mapToDouble(i -> Math.min(8, i / 3)).toArray();
    double[] two = IntStream.range(0, n).mapToDouble(i -> i < 30 ? 0 : 8).toArray();
    return new WorkersPlot(
        "Busy workers",
        WorkersPlot.BUSY,
        seconds,
        List.of("node1", name),
        new double[][] {one, two},
        List.of());
  }
}
