package dev.skysweep.study;

import dev.skysweep.random.Pcg64;
import java.util.OptionalDouble;

/// The mission's own value plus a difference.
///
/// @param nominal that value, once it was read from the mission's script
record AboutNominal(RealDistribution difference, OptionalDouble nominal)
    implements RealDistribution {
  @Override
  public double drawNumber(Pcg64 random) {
    return known() + difference.drawNumber(random);
  }

  @Override
  public double inverse(double probability) {
    return known() + difference.inverse(probability);
  }

  @Override
  public boolean needsNominal() {
    return nominal.isEmpty();
  }

  @Override
  public RealDistribution about(double value) {
    return needsNominal() ? new AboutNominal(difference, OptionalDouble.of(value)) : this;
  }

  private double known() {
    return nominal.orElseThrow(
        () -> new StudyException("a distribution about the nominal value needs that value first"));
  }
}
