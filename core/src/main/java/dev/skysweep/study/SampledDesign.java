package dev.skysweep.study;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A design whose runs take their values from distributions. Immutable and safe to use from several
/// threads; two are equal if their descriptions in a manifest are.
public abstract sealed class SampledDesign implements Design permits MonteCarlo, PointDesign {
  /// Before the kind of a design with covariances, so that the reference refuses what it would
  /// misread.
  static final String CORRELATED = "correlated_";

  private final Dispersions dispersions;
  private final int n;
  private final BigInteger seed;
  private final List<FieldPath> fields;
  private final List<Distribution> distributions;
  private final TreeMap<FieldPath, Value> template = new TreeMap<>();

  /// @throws StudyException if there is no run or the seed is negative
  SampledDesign(Dispersions dispersions, int n, BigInteger seed) {
    if (n < 1) {
      throw new StudyException("a study needs n >= 1, got " + n);
    }
    this.dispersions = dispersions;
    this.n = n;
    this.seed = Seeds.checked(seed);
    this.fields = List.copyOf(dispersions.drawn().keySet());
    this.distributions = List.copyOf(dispersions.drawn().values());
    fields.forEach(field -> template.put(field, Value.of(Double.NaN)));
  }

  /// What varies.
  public Dispersions dispersions() {
    return dispersions;
  }

  /// The number the design is made of: runs, or what each design says instead.
  public int n() {
    return n;
  }

  /// Together with everything else here it says every value of every run.
  public BigInteger seed() {
    return seed;
  }

  /// The fields in the order that the design counts them in.
  public List<FieldPath> fields() {
    return fields;
  }

  @Override
  public abstract SampledDesign extend(int runs);

  /// The least larger design of this kind with as many runs or more; itself if it has them.
  ///
  /// @throws StudyException if there is none
  public abstract SampledDesign reaching(int runs);

  /// The sizes that it grew through, in [#n]s, the last one its own. Only a design whose growth is
  /// no longer to be seen from its size has several.
  public List<Integer> sizes() {
    return List.of(n);
  }

  /// This design grown through these sizes, as [#sizes] of the larger one tells them.
  ///
  /// @throws StudyException if it can't grow so
  public SampledDesign grown(List<Integer> through) {
    return sized(through.getLast());
  }

  /// The same design with another n.
  abstract SampledDesign sized(int number);

  /// The same design of other distributions of the same fields.
  abstract SampledDesign of(Dispersions others);

  @Override
  public SampledDesign resolved(Function<FieldPath, Value> script) {
    return about(field -> number(field, script.apply(field)));
  }

  private static double number(FieldPath field, Value value) {
    return value
        .number()
        .orElseThrow(() ->
            new StudyException(
                field + " is no number in the script, so nothing can be drawn about it"));
  }

  /// The same design with the mission's own values put into distributions about them.
  ///
  /// @param nominals asked for the fields of [Dispersions#needingNominals] only
  public SampledDesign about(ToDoubleFunction<FieldPath> nominals) {
    return dispersions.needingNominals().isEmpty() ? this : of(dispersions.about(nominals));
  }

  @Override
  public RunSpec run(int runId) {
    if (runId < 0 || runId >= runCount()) {
      throw new IndexOutOfBoundsException("run " + runId + " of " + runCount());
    }
    Draws draws = draws(runId);
    // copied and overwritten in place: putting every entry anew would compare paths all the time
    var overrides = new TreeMap<>(template);
    int field = 0;
    for (Map.Entry<FieldPath, Value> override : overrides.entrySet()) {
      override.setValue(draws.of(field, distributions.get(field)));
      field++;
    }
    for (Covariance covariance : dispersions.covariances()) {
      correlate(covariance, overrides);
    }
    return RunSpec.of(runId, overrides);
  }

  private static void correlate(Covariance covariance, Map<FieldPath, Value> overrides) {
    double[] standard =
        covariance.fields().stream()
            .mapToDouble(
                field -> overrides.get(field) instanceof Value.Real(double z) ? z : Double.NaN)
            .toArray();
    double[] values = covariance.values(standard);
    for (int i = 0; i < values.length; i++) {
      overrides.put(covariance.fields().get(i), Value.of(values[i]));
    }
  }

  /// The values of one run.
  @FunctionalInterface
  interface Draws {
    /// The value of a field.
    ///
    /// @param field its place in [#fields]
    Value of(int field, Distribution distribution);
  }

  abstract Draws draws(int runId);

  @Override
  public ObjectNode parameterSpec() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    boolean correlated = !dispersions.covariances().isEmpty();
    spec.put("_kind", (correlated ? CORRELATED : "") + kind());
    spec.put("n", n);
    spec.set("perturb", dispersions.toJson());
    spec.put("seed", seed);
    if (correlated) {
      spec.set("covariance", dispersions.covariancesJson());
    }
    return spec;
  }

  abstract String kind();

  int extended(int runs) {
    if (runs < 1) {
      throw new StudyException("extending by " + runs + " runs adds none; give 1 or more");
    }
    if (runs > Integer.MAX_VALUE - runCount()) {
      throw new StudyException("a study has at most 2,147,483,647 runs");
    }
    return runCount() + runs;
  }

  static Dispersions dispersions(JsonNode spec) {
    return Dispersions.fromJson(spec.path("perturb"), spec.path("covariance"));
  }

  static int count(JsonNode spec, String member) {
    JsonNode count = spec.path(member);
    if (!count.isIntegralNumber() || !count.canConvertToInt()) {
      throw new StudyException(
          "the design's '%s' must be a whole number, got %s".formatted(member, count));
    }
    return count.intValue();
  }

  static BigInteger seed(JsonNode spec) {
    return Seeds.fromJson(spec.path("seed"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SampledDesign that && parameterSpec().equals(that.parameterSpec());
  }

  @Override
  public int hashCode() {
    return parameterSpec().hashCode();
  }

  @Override
  public String toString() {
    return parameterSpec().toString();
  }
}
