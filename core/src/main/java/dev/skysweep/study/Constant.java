package dev.skysweep.study;

import dev.skysweep.random.Pcg64;

/// [Distribution#constant].
record Constant(Value value) implements Distribution {
  @Override
  public Value draw(Pcg64 random) {
    return value;
  }

  @Override
  public Value quantile(double probability) {
    return value;
  }
}
