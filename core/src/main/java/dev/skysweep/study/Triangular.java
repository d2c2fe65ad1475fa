package dev.skysweep.study;

/// [Distribution#triangular], computed as numpy and scipy do.
record Triangular(double low, double mode, double high) implements RealDistribution {
  Triangular {
    Bounds.finite("triangular", low, mode, high);
    Bounds.ordered("triangular", low, high);
    if (mode < low || mode > high) {
      throw new StudyException(
          "triangular needs lo <= mode <= hi, got lo=%s, mode=%s, hi=%s"
              .formatted(low, mode, high));
    }
  }

  @Override
  public double inverse(double probability) {
    double peak = peak();
    double unit =
        probability <= peak
            ? Math.sqrt(probability * peak)
            : 1 - Math.sqrt((1 - probability) * (1 - peak));
    return unit * (high - low) + low;
  }

  /// Where between low and high the mode lies, from 0 to 1.
  double peak() {
    return (mode - low) / (high - low);
  }
}
