package dev.skysweep.statistics.failures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a region of parameter space asks of one parameter.
public sealed interface Condition {
  String parameter();

  /// For people: `Sat.SMA > 7120`.
  String words();

  /// `above < value <= atMost`; infinite ends ask nothing.
  record Range(String parameter, double above, double atMost) implements Condition {
    @Override
    public String words() {
      if (Double.isInfinite(above)) {
        return "%s <= %s".formatted(parameter, Threshold.text(atMost));
      }
      return Double.isInfinite(atMost)
          ? "%s > %s".formatted(parameter, Threshold.text(above))
          : "%s < %s <= %s".formatted(Threshold.text(above), parameter, Threshold.text(atMost));
    }
  }

  /// The value is this text.
  record Is(String parameter, String value) implements Condition {
    @Override
    public String words() {
      return "%s = %s".formatted(parameter, value);
    }
  }

  /// The value is none of these texts.
  record IsNot(String parameter, List<String> values) implements Condition {
    public IsNot {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return values.stream()
          .map(value -> "%s != %s".formatted(parameter, value))
          .collect(Collectors.joining(" and "));
    }
  }

  /// The run has no value, or has one.
  record Missing(String parameter, boolean missing) implements Condition {
    @Override
    public String words() {
      return "%s is %s".formatted(parameter, missing ? "missing" : "given");
    }
  }

  /// Both in one, if they ask about the same parameter in the same way.
  static Optional<Condition> merge(Condition first, Condition second) {
    if (!first.parameter().equals(second.parameter())) {
      return Optional.empty();
    }
    return switch (first) {
      case Range(String name, double above, double atMost)
          when second instanceof Range(_, double otherAbove, double otherAtMost) ->
          Optional.of(new Range(name, Math.max(above, otherAbove), Math.min(atMost, otherAtMost)));
      case IsNot(_, _) when second instanceof Is -> Optional.of(second);
      case IsNot(String name, List<String> values)
          when second instanceof IsNot(_, List<String> others) ->
          Optional.of(new IsNot(name, Stream.concat(values.stream(), others.stream()).toList()));
      case Range _, Is _, IsNot _, Missing _ -> Optional.empty();
    };
  }
}
