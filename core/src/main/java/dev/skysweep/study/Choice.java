package dev.skysweep.study;

import dev.skysweep.random.Pcg64;
import java.util.List;

/// [Distribution#choice].
record Choice(List<Value> values, List<Double> weights) implements Distribution {
  Choice {
    values = List.copyOf(values);
    weights = List.copyOf(weights);
    if (values.isEmpty()) {
      throw new StudyException("choice needs at least one value");
    }
    if (weights.size() != values.size()) {
      throw new StudyException(
          "choice has %d weights for %d values".formatted(weights.size(), values.size()));
    }
    for (double weight : weights) {
      Bounds.finite("choice", weight);
      Bounds.positive("choice", "a weight", weight);
    }
  }

  @Override
  public Value draw(Pcg64 random) {
    return quantile(random.nextDouble());
  }

  @Override
  public Value quantile(double probability) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    double below = 0;
    for (int i = 0; i < values.size() - 1; i++) {
      below += weights.get(i);
      if (probability * total < below) {
        return values.get(i);
      }
    }
    return values.getLast();
  }

  boolean evenly() {
    return weights.stream().distinct().count() == 1;
  }
}
