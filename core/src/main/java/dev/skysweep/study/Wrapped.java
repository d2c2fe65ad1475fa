package dev.skysweep.study;

import dev.skysweep.random.Pcg64;

/// [RealDistribution#wrapped].
record Wrapped(RealDistribution inner, double low, double high) implements RealDistribution {
  Wrapped {
    Bounds.finite("wrap", low, high);
    Bounds.ordered("wrap", low, high);
  }

  @Override
  public double drawNumber(Pcg64 random) {
    return wrap(inner.drawNumber(random));
  }

  @Override
  public double inverse(double probability) {
    return wrap(inner.inverse(probability));
  }

  @Override
  public boolean bounded() {
    return inner.bounded();
  }

  @Override
  public boolean needsNominal() {
    return inner.needsNominal();
  }

  @Override
  public RealDistribution about(double nominal) {
    return new Wrapped(inner.about(nominal), low, high);
  }

  private double wrap(double value) {
    if ((value >= low && value < high) || Double.isInfinite(value)) {
      return value;
    }
    double span = high - low;
    double rest = (value - low) % span;
    double wrapped = low + (rest < 0 ? rest + span : rest);
    // a tiny negative rest rounds to the whole turn
    return wrapped >= high ? low : wrapped;
  }
}
