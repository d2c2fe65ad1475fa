package dev.skysweep.study;

/// A choice or a constant as a number, so that it can be a difference or be wrapped.
///
/// @param values of numbers only
record ChosenNumber(Distribution values) implements RealDistribution {
  /// @throws StudyException if a value is no number
  ChosenNumber {
    switch (values) {
      case Choice choice -> choice.values().forEach(ChosenNumber::number);
      case Constant(Value value) -> number(value);
      default -> throw new IllegalArgumentException("neither a choice nor a constant: " + values);
    }
  }

  @Override
  public double inverse(double probability) {
    return number(values.quantile(probability));
  }

  private static double number(Value value) {
    return value
        .number()
        .orElseThrow(
            () -> new StudyException("a number is needed, got " + ValueJson.toJson(value)));
  }
}
