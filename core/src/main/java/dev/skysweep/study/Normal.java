package dev.skysweep.study;

import dev.skysweep.random.NormalQuantile;
import dev.skysweep.random.Pcg64;

/// [Distribution#normal].
record Normal(double mu, double sigma) implements RealDistribution {
  Normal {
    Bounds.finite("normal", mu, sigma);
    Bounds.positive("normal", "sigma", sigma);
  }

  @Override
  public double drawNumber(Pcg64 random) {
    return random.nextGaussian() * sigma + mu;
  }

  @Override
  public double inverse(double probability) {
    return NormalQuantile.of(probability) * sigma + mu;
  }
}
