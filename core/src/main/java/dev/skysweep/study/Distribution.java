package dev.skysweep.study;

import dev.skysweep.random.Pcg64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/// How a field's value varies from run to run. Numbers are in GMAT's own units for the field (km,
/// deg, kg, s). Every kind of it is drawn from one stream of random bits or from one probability,
/// so that a run's value depends on nothing but the study's seed, the run and the field.
public sealed interface Distribution permits RealDistribution, Choice, Constant {
  /// A value drawn at random.
  ///
  /// @throws StudyException if it is about the mission's own value and that was not given yet
  Value draw(Pcg64 random);

  /// The value that a share of all draws lies below; how a design's points become values.
  ///
  /// @param probability from 0 to 1
  /// @throws StudyException if it is about the mission's own value and that was not given yet
  Value quantile(double probability);

  /// The distribution as a manifest's header holds it; the reference's own for its three kinds.
  default ArrayNode toJson() {
    return DistributionJson.write(this);
  }

  /// Whether it is about the mission's own value, which has to be given with [#about].
  default boolean needsNominal() {
    return false;
  }

  /// The distribution with the mission's own value put in; itself if it needs none.
  default Distribution about(double nominal) {
    return this;
  }

  /// A normal value with a mean and a standard deviation.
  ///
  /// @throws StudyException unless sigma is above 0 and both are finite
  static RealDistribution normal(double mu, double sigma) {
    return new Normal(mu, sigma);
  }

  /// From `low` (included) to `high` (excluded).
  ///
  /// @throws StudyException unless low is below high and both are finite
  static RealDistribution uniform(double low, double high) {
    return new Uniform(low, high);
  }

  /// A value whose natural logarithm is normal.
  ///
  /// @throws StudyException unless sigma is above 0 and both are finite
  static RealDistribution lognormal(double mu, double sigma) {
    return new Lognormal(mu, sigma);
  }

  /// A value that is likeliest at a mode and ever less likely towards two bounds.
  ///
  /// @throws StudyException unless low <= mode <= high and low < high, all finite
  static RealDistribution triangular(double low, double mode, double high) {
    return new Triangular(low, mode, high);
  }

  /// A normal value given that it lies between two bounds.
  ///
  /// @throws StudyException unless sigma is above 0 and low below high, all finite
  static RealDistribution truncatedNormal(double mu, double sigma, double low, double high) {
    return LibraryDistribution.truncatedNormal(mu, sigma, low, high);
  }

  /// A beta value stretched from 0..1 to two bounds.
  ///
  /// @param alpha pulls towards high, above 0
  /// @param beta pulls towards low, above 0
  /// @throws StudyException unless both are above 0 and low is below high, all finite
  static RealDistribution beta(double alpha, double beta, double low, double high) {
    return LibraryDistribution.beta(alpha, beta, low, high);
  }

  /// One of some values, each as likely as the others.
  ///
  /// @throws StudyException if there is none
  static Distribution choice(List<Value> values) {
    return new Choice(values, Collections.nCopies(values.size(), 1.0));
  }

  /// One of some values, each in proportion to its weight.
  ///
  /// @throws StudyException if there is no value, or not one positive weight for each
  static Distribution choice(List<Value> values, List<Double> weights) {
    return new Choice(values, weights);
  }

  /// Always the same.
  static Distribution constant(Value value) {
    return new Constant(value);
  }

  /// Reads the form of a command line: `normal:7100:50`, `nominal+normal:0:50`,
  /// `wrap:0:360:normal:350:20`, `choice:Earth@3,Luna@1`, `constant:Off`; for the parameters of
  /// each see [#forms].
  ///
  /// @throws StudyException saying what can't be read, with the names that come close
  static Distribution parse(String text) {
    return new DistributionText(FieldUnit.NONE).read(text);
  }

  /// Reads the same for a field, with units: `nominal + normal(0, 50 m)`, `wrap(0, 360, normal(350,
  /// 20))`. A number without a unit is in GMAT's own unit of the field.
  ///
  /// @throws StudyException as [#parse(String)], and for a unit that does not fit the field
  static Distribution parse(FieldPath field, String text) {
    return new DistributionText(FieldUnit.of(field)).read(text);
  }

  /// What [#parse] reads, for messages and help.
  static String forms() {
    return Family.ALL.stream().map(Family::form).collect(Collectors.joining(", "))
        + ", choice:v1@weight,v2,…, constant:value, nominal+…, wrap:lo:hi:…";
  }
}
