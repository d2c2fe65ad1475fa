package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyDesign;
import dev.skysweep.random.Pcg64;
import dev.skysweep.statistics.sensitivity.MorrisIndices;
import dev.skysweep.statistics.sensitivity.PawnIndices;
import dev.skysweep.statistics.sensitivity.RankCorrelation;
import dev.skysweep.statistics.sensitivity.RegressionIndices;
import dev.skysweep.statistics.sensitivity.SobolIndex;
import dev.skysweep.statistics.sensitivity.SobolIndices;
import dev.skysweep.study.Design;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Morris;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Which of the study's parameters matter for a metric, by every method that its design allows.
/// Runs without a value are left out, and what that costs is said.
public final class Sensitivity {
  private static final int SLICES = 10;

  private final Manifest manifest;
  private final Map<String, double[]> parameters;
  private final Optional<SaltelliOrder> saltelli;
  private final double confidence;
  private final BigInteger seed;

  /// Indices, and what they rest on.
  ///
  /// @param notes in words: runs that went in, runs lost, how good a fit is
  public record Findings(
      SensitivityMethod method, List<SensitivityIndex> indices, List<String> notes) {
    public Findings {
      indices = List.copyOf(indices);
      notes = List.copyOf(notes);
    }
  }

  /// Reads the parameters of all runs.
  ///
  /// @param confidence of all intervals, between 0 and 1
  /// @param seed of the bootstrap; SALib with this seed draws the same
  /// @throws AnalysisException if no field varies by number
  public Sensitivity(StudyMetrics study, double confidence, BigInteger seed) {
    this.manifest = study.result().manifest();
    this.parameters = RunParameters.of(manifest).varyingNumbers();
    this.saltelli = SaltelliOrder.in(parameters, manifest.runCount());
    this.confidence = confidence;
    this.seed = seed;
    if (manifest.counts().missing() == manifest.counts().total()) {
      throw new AnalysisException("no run has ended yet, so no field varies");
    }
    if (parameters.isEmpty()) {
      throw new AnalysisException(
          "no field of this study varies by number, so there is nothing to be sensitive to");
    }
  }

  /// The methods that suit the design: its own, or those for any.
  public List<SensitivityMethod> methods() {
    if (saltelli.isPresent()) {
      return List.of(SensitivityMethod.SOBOL);
    }
    return isMorris()
        ? List.of(SensitivityMethod.MORRIS)
        : List.of(SensitivityMethod.REGRESSION, SensitivityMethod.RANK, SensitivityMethod.PAWN);
  }

  /// The indices of one metric by one method.
  ///
  /// @throws AnalysisException if the design has not the runs that the method needs
  /// @throws dev.skysweep.statistics.sensitivity.TooFewRunsException if too many runs have no value
  public Findings of(MetricValues metric, SensitivityMethod method) {
    return of(metric.values(), method);
  }

  /// As above.
  ///
  /// @param outputs one a run, `NaN` where it has none
  public Findings of(double[] outputs, SensitivityMethod method) {
    return switch (method) {
      case SOBOL -> sobol(outputs);
      case MORRIS -> morris(outputs);
      case REGRESSION -> regression(outputs);
      case RANK -> rank(outputs);
      case PAWN -> pawn(outputs);
    };
  }

  private boolean isMorris() {
    return manifest.header().parameterSpec().path("_kind").asString("").equals("morris");
  }

  private IntUnaryOperator bootstrap() {
    return Pcg64.of(seed)::nextInt;
  }

  private Findings sobol(double[] outputs) {
    SaltelliOrder order =
        saltelli.orElseThrow(() ->
            new AnalysisException(
                "Sobol indices need a Saltelli design; the runs of this study are none"));
    List<String> names = order.parameters();
    SobolIndices found =
        SobolIndices.of(outputs, names.size(), order.secondOrder(), confidence, bootstrap());
    var indices = new ArrayList<SensitivityIndex>();
    for (SobolIndex index : found.indices()) {
      String measure =
          switch (index.order()) {
            case FIRST -> "S1";
            case TOTAL -> "ST";
            case SECOND -> "S2";
          };
      boolean pair = index.other() != index.parameter();
      indices.add(
          new SensitivityIndex(
              measure,
              names.get(index.parameter()),
              pair ? names.get(index.other()) : "",
              index.value(),
              index.value() - index.halfWidth(),
              index.value() + index.halfWidth()));
    }
    String lost =
        found.lostBlocks() == 0
            ? ""
            : "; %d blocks with a run that has no value are left out: resume the study to have them"
                .formatted(found.lostBlocks());
    return new Findings(
        SensitivityMethod.SOBOL, indices, List.of(found.blocks() + " blocks" + lost));
  }

  private Findings morris(double[] outputs) {
    if (!isMorris() || !(design() instanceof Morris morris)) {
      throw new AnalysisException("elementary effects need a Morris design; this study's is none");
    }
    List<FieldPath> fields = morris.fields();
    double[][] points = new double[outputs.length][fields.size()];
    for (int run = 0; run < points.length; run++) {
      for (int field = 0; field < fields.size(); field++) {
        points[run][field] = morris.unit(run, field);
      }
    }
    MorrisIndices found = MorrisIndices.of(points, outputs, confidence, bootstrap());
    var indices = new ArrayList<SensitivityIndex>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).toString();
      MorrisIndices.Index index = found.indices().get(i);
      indices.add(SensitivityIndex.about("mu*", name, index.muStar(), index.halfWidth()));
      indices.add(SensitivityIndex.plain("mu", name, index.mu()));
      indices.add(SensitivityIndex.plain("sigma", name, index.sigma()));
    }
    String lost =
        found.lostEffects() == 0
            ? ""
            : "; %d effects beside a run without a value are left out"
                .formatted(found.lostEffects());
    return new Findings(
        SensitivityMethod.MORRIS,
        indices,
        List.of("changes of the metric over the whole range of a parameter" + lost));
  }

  private Design design() {
    return StudyDesign.of(manifest);
  }

  private Findings regression(double[] outputs) {
    RegressionIndices values = RegressionIndices.of(columns(), outputs, confidence);
    RegressionIndices ranks = RegressionIndices.ofRanks(columns(), outputs, confidence);
    var indices = new ArrayList<SensitivityIndex>();
    int i = 0;
    for (String name : parameters.keySet()) {
      RegressionIndices.Index src = values.indices().get(i);
      RegressionIndices.Index srrc = ranks.indices().get(i++);
      indices.add(SensitivityIndex.about("SRC", name, src.coefficient(), src.halfWidth()));
      indices.add(SensitivityIndex.about("SRRC", name, srrc.coefficient(), srrc.halfWidth()));
    }
    String fit =
        "the linear fit explains %.1f %% of the variance, of the ranks %.1f %%"
            .formatted(100 * values.rSquared(), 100 * ranks.rSquared());
    return new Findings(
        SensitivityMethod.REGRESSION,
        indices,
        List.of(runs(values.runs(), values.lostRuns()), fit));
  }

  private Findings rank(double[] outputs) {
    RankCorrelation found = RankCorrelation.of(columns(), outputs, confidence);
    var indices = new ArrayList<SensitivityIndex>();
    int i = 0;
    for (String name : parameters.keySet()) {
      RankCorrelation.Index index = found.indices().get(i++);
      indices.add(
          new SensitivityIndex(
              "rank",
              name,
              "",
              index.correlation(),
              index.interval().lower(),
              index.interval().upper()));
    }
    return new Findings(
        SensitivityMethod.RANK, indices, List.of(runs(found.runs(), found.lostRuns())));
  }

  private Findings pawn(double[] outputs) {
    PawnIndices found = PawnIndices.of(columns(), outputs, SLICES);
    var indices = new ArrayList<SensitivityIndex>();
    int i = 0;
    for (String name : parameters.keySet()) {
      PawnIndices.Index index = found.indices().get(i++);
      indices.add(new SensitivityIndex("PAWN", name, "", index.median(), index.min(), index.max()));
    }
    double noise = 0.9 / Math.sqrt((double) found.runs() / SLICES);
    return new Findings(
        SensitivityMethod.PAWN,
        indices,
        List.of(
            runs(found.runs(), found.lostRuns()),
            "median, least and greatest distance over %d slices; up to %.2f is chance alone"
                .formatted(SLICES, noise)));
  }

  private double[][] columns() {
    return parameters.values().toArray(double[][]::new);
  }

  private static String runs(int runs, int lost) {
    return lost == 0
        ? runs + " runs"
        : "%d runs; %d without a value are left out".formatted(runs, lost);
  }
}
