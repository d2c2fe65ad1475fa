package dev.skysweep.study;

import dev.skysweep.random.AccurateExp;
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

  private double scaled(double normal) {
    return AccurateExp.of(sigma * normal) * AccurateExp.of(mu);
  }
}
