package dev.skysweep.statistics;

import dev.skysweep.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Numbers that others computed: `oracles.json` by numpy, scipy and SALib, the rest by gmat-sweep
/// 0.6.0.
public final class Fixture {
  private Fixture() {}

  public static JsonNode json(String name) {
    try (InputStream stream = Fixture.class.getResourceAsStream(name)) {
      return Json.mapper().readTree(Objects.requireNonNull(stream, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode oracle(String name) {
    return Objects.requireNonNull(json("oracles.json").get(name), name);
  }

  /// A JSON null is `NaN`.
  public static double[] doubles(JsonNode array) {
    return Stream.of(array).flatMap(JsonNode::valueStream).mapToDouble(Fixture::number).toArray();
  }

  public static double[][] rows(JsonNode array) {
    return array.valueStream().map(Fixture::doubles).toArray(double[][]::new);
  }

  public static double number(JsonNode node) {
    return node.isNull() ? Double.NaN : node.doubleValue();
  }

  /// By the name that the reference gives it.
  public static double statistic(String name, double[] values) {
    double q = name.startsWith("q") ? Double.parseDouble(name.substring(1)) : 0.5;
    var summary = SummaryStatistics.of(values, new double[] {q}, 0.95);
    return switch (name) {
      case "mean" -> summary.mean();
      case "std" -> summary.std();
      case "min" -> summary.min();
      case "max" -> summary.max();
      case "count_ok" -> summary.count();
      default -> summary.quantiles().getFirst().value();
    };
  }
}
