package dev.skysweep.study;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/// A distribution whose quantiles come from Apache Commons Statistics. They may differ in the last
/// digit between kinds of processor, where Java's `Math` does.
final class LibraryDistribution implements RealDistribution {
  private final String tag;
  private final List<Double> parameters;
  private final ContinuousDistribution standard;
  private final double offset;
  private final double scale;

  private LibraryDistribution(
      String tag,
      List<Double> parameters,
      ContinuousDistribution standard,
      double offset,
      double scale) {
    this.tag = tag;
    this.parameters = parameters;
    this.standard = standard;
    this.offset = offset;
    this.scale = scale;
  }

  static LibraryDistribution truncatedNormal(double mu, double sigma, double low, double high) {
    Bounds.finite("truncnormal", mu, sigma, low, high);
    Bounds.positive("truncnormal", "sigma", sigma);
    Bounds.ordered("truncnormal", low, high);
    var standard = TruncatedNormalDistribution.of(mu, sigma, low, high);
    return new LibraryDistribution("truncnormal", List.of(mu, sigma, low, high), standard, 0, 1);
  }

  static LibraryDistribution beta(double alpha, double beta, double low, double high) {
    Bounds.finite("beta", alpha, beta, low, high);
    Bounds.positive("beta", "a", alpha);
    Bounds.positive("beta", "b", beta);
    Bounds.ordered("beta", low, high);
    var standard = BetaDistribution.of(alpha, beta);
    return new LibraryDistribution(
        "beta", List.of(alpha, beta, low, high), standard, low, high - low);
  }

  String tag() {
    return tag;
  }

  List<Double> parameters() {
    return parameters;
  }

  @Override
  public double inverse(double probability) {
    return standard.inverseCumulativeProbability(probability) * scale + offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LibraryDistribution that
        && tag.equals(that.tag)
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return tag + parameters;
  }
}
