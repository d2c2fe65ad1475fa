package dev.skysweep.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A distribution in a manifest: a tag and its parameters in an array.
final class DistributionJson {
  private static final String NOMINAL = "nominal";
  private static final String WRAP = "wrap";
  private static final String CHOICE = "choice";
  private static final String CONSTANT = "constant";

  private DistributionJson() {}

  static ArrayNode write(Distribution distribution) {
    return switch (distribution) {
      case Normal(double mu, double sigma) -> tagged("normal").add(mu).add(sigma);
      case Uniform(double low, double high) -> tagged("uniform").add(low).add(high);
      case Lognormal(double mu, double sigma) -> tagged("lognormal").add(mu).add(sigma);
      case Triangular(double low, double mode, double high) ->
          tagged("triangular").add(low).add(mode).add(high);
      case LibraryDistribution library -> {
        ArrayNode array = tagged(library.tag());
        library.parameters().forEach(array::add);
        yield array;
      }
      case AboutNominal(RealDistribution difference, OptionalDouble nominal) -> {
        ArrayNode array = tagged(NOMINAL).add(write(difference));
        nominal.ifPresent(array::add);
        yield array;
      }
      case Wrapped(RealDistribution inner, double low, double high) ->
          tagged(WRAP).add(low).add(high).add(write(inner));
      case Choice choice -> {
        ArrayNode array = tagged(CHOICE);
        ArrayNode values = array.addArray();
        choice.values().forEach(value -> values.add(ValueJson.toJson(value)));
        if (!choice.evenly()) {
          ArrayNode weights = array.addArray();
          choice.weights().forEach(weights::add);
        }
        yield array;
      }
      case ChosenNumber(Distribution values) -> write(values);
      case Constant(Value value) -> tagged(CONSTANT).add(ValueJson.toJson(value));
    };
  }

  /// @throws StudyException if it is no distribution, or one of scipy's that the reference alone
  ///   draws
  static Distribution read(JsonNode json) {
    return switch (json.path(0).asString("")) {
      case CHOICE -> readChoice(json);
      case CONSTANT -> new Constant(ValueJson.fromJson(json.path(1)));
      default -> readReal(json);
    };
  }

  private static RealDistribution readReal(JsonNode json) {
    if (json.isObject()) {
      return FrozenScipy.read(json);
    }
    if (!json.isArray() || json.isEmpty()) {
      throw new StudyException("a distribution must be an array of a tag and parameters: " + json);
    }
    String tag = json.path(0).asString("");
    return switch (tag) {
      case NOMINAL -> {
        OptionalDouble nominal =
            json.has(2) ? OptionalDouble.of(number(tag, json.path(2))) : OptionalDouble.empty();
        yield new AboutNominal(readReal(json.path(1)), nominal);
      }
      case WRAP ->
          new Wrapped(readReal(json.path(3)), number(tag, json.path(1)), number(tag, json.path(2)));
      case CHOICE, CONSTANT -> new ChosenNumber(read(json));
      default -> {
        Family family = Family.of(tag).orElseThrow(() -> DistributionText.unknown(tag));
        yield family.make(
            json.valueStream().skip(1).mapToDouble(node -> number(tag, node)).toArray());
      }
    };
  }

  private static Choice readChoice(JsonNode json) {
    List<Value> values = json.path(1).valueStream().map(ValueJson::fromJson).toList();
    var weights = new ArrayList<Double>();
    for (int i = 0; i < values.size(); i++) {
      weights.add(json.has(2) ? number(CHOICE, json.path(2).path(i)) : 1.0);
    }
    return new Choice(values, weights);
  }

  /// A number, or a text that is one: the reference takes both.
  private static double number(String tag, JsonNode json) {
    if (json.isNumber()) {
      return json.doubleValue();
    }
    String text = json.asString("").strip();
    if (json.isString() && Grid.REAL.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    throw new StudyException(tag + " parameters must be numeric, got " + json);
  }

  private static ArrayNode tagged(String tag) {
    return JsonNodeFactory.instance.arrayNode().add(tag);
  }
}
