package dev.skysweep.study;

import dev.skysweep.random.Pcg64;
import java.util.OptionalDouble;

/// A distribution of a number.
public sealed interface RealDistribution extends Distribution
    permits Normal,
        Uniform,
        Lognormal,
        Triangular,
        LibraryDistribution,
        ChosenNumber,
        AboutNominal,
        Wrapped {
  /// A number drawn at random: by inversion of one uniform number, unless the reference draws this
  /// kind in another way.
  default double drawNumber(Pcg64 random) {
    return inverse(random.nextDouble());
  }

  /// The number that a share of all draws lies below; may be infinite for a share of 0 or 1.
  double inverse(double probability);

  @Override
  default Value draw(Pcg64 random) {
    return Value.of(drawNumber(random));
  }

  @Override
  default Value quantile(double probability) {
    double value = inverse(probability);
    if (Double.isInfinite(value)) {
      // half a step of the Sobol sequence is as close to certainty as its points come
      value = inverse(Math.clamp(probability, 0x1p-31, 1 - 0x1p-31));
    }
    return Value.of(value);
  }

  /// Whether no draw lies beyond the quantiles of 0 and 1.
  default boolean bounded() {
    return Double.isFinite(inverse(0)) && Double.isFinite(inverse(1));
  }

  @Override
  default RealDistribution about(double nominal) {
    return this;
  }

  /// The same as a difference from the mission's own value.
  default RealDistribution aboutNominal() {
    return new AboutNominal(this, OptionalDouble.empty());
  }

  /// The same with whole turns taken away, for an angle.
  ///
  /// @param low the least value, in the field's unit
  /// @param high one turn further; itself becomes `low`
  /// @throws StudyException unless low is below high, both finite
  default RealDistribution wrapped(double low, double high) {
    return new Wrapped(this, low, high);
  }
}
