package dev.skysweep.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A kind of distribution that is told by a tag and some numbers.
record Family(String tag, List<String> parameters, Function<double[], RealDistribution> maker) {
  static final List<Family> ALL =
      List.of(
          new Family("normal", List.of("mu", "sigma"), p -> new Normal(p[0], p[1])),
          new Family("uniform", List.of("lo", "hi"), p -> new Uniform(p[0], p[1])),
          new Family("lognormal", List.of("mu", "sigma"), p -> new Lognormal(p[0], p[1])),
          new Family(
              "triangular", List.of("lo", "mode", "hi"), p -> new Triangular(p[0], p[1], p[2])),
          new Family(
              "truncnormal",
              List.of("mu", "sigma", "lo", "hi"),
              p -> Distribution.truncatedNormal(p[0], p[1], p[2], p[3])),
          new Family(
              "beta",
              List.of("a", "b", "lo", "hi"),
              p -> Distribution.beta(p[0], p[1], p[2], p[3])));

  static Optional<Family> of(String tag) {
    return ALL.stream().filter(family -> family.tag.equals(tag)).findFirst();
  }

  /// As on the command line, `normal:mu:sigma`.
  String form() {
    return tag + ":" + String.join(":", parameters);
  }

  /// @throws StudyException if there are not as many numbers as parameters, or they are out of
  ///   bounds
  RealDistribution make(double... numbers) {
    if (numbers.length != parameters.size()) {
      throw new StudyException(
          "%s takes %d numbers (%s), got %d"
              .formatted(tag, parameters.size(), form(), numbers.length));
    }
    return maker.apply(numbers);
  }
}
