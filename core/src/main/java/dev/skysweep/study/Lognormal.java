package dev.skysweep.study;

import dev.skysweep.random.NormalQuantile;
import dev.skysweep.random.Pcg64;

/// [Distribution#lognormal].
record Lognormal(double mu, double sigma) implements RealDistribution {
  Lognormal {
    Bounds.finite("lognormal", mu, sigma);
    Bounds.positive("lognormal", "sigma", sigma);
  }

  @Override
  public double drawNumber(Pcg64 random) {
    return scaled(random.nextGaussian());
  }

  @Override
  public double inverse(double probability) {
    return scaled(NormalQuantile.of(probability));
  }

  /// StrictMath, as the exponential of Math may differ between machines.
  private double scaled(double normal) {
    return StrictMath.exp(sigma * normal) * StrictMath.exp(mu);
  }
}
