package dev.skysweep.study;

/// [Distribution#uniform].
record Uniform(double low, double high) implements RealDistribution {
  Uniform {
    Bounds.finite("uniform", low, high);
    Bounds.ordered("uniform", low, high);
  }

  @Override
  public double inverse(double probability) {
    return probability * (high - low) + low;
  }
}
