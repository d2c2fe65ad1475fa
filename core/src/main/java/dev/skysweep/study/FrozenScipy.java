package dev.skysweep.study;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A distribution object of scipy in a manifest that the reference wrote: its name, positional
/// arguments and keywords. Those are read that we draw to the bit.
final class FrozenScipy {
  private FrozenScipy() {}

  static RealDistribution read(JsonNode json) {
    return switch (json.path("name").asString("")) {
      case "norm" -> {
        var arguments = new Arguments(json, List.of("loc", "scale"));
        yield new Normal(arguments.get("loc", 0), arguments.get("scale", 1));
      }
      case "uniform" -> {
        var arguments = new Arguments(json, List.of("loc", "scale"));
        yield new Uniform(arguments.get("loc", 0), arguments.high());
      }
      case "triang" -> {
        var arguments = new Arguments(json, List.of("c", "loc", "scale"));
        double low = arguments.get("loc", 0);
        double mode = low + arguments.get("c", 0) * arguments.get("scale", 1);
        var triangular = new Triangular(low, mode, arguments.high());
        if (triangular.peak() != arguments.get("c", 0)) {
          throw arguments.refused();
        }
        yield triangular;
      }
      default -> throw new Arguments(json, List.of()).refused();
    };
  }

  private record Arguments(JsonNode json, List<String> names) {
    double get(String name, double otherwise) {
      JsonNode positional = json.path("args").path(names.indexOf(name));
      return json.path("kwds").path(name).asDouble(positional.asDouble(otherwise));
    }

    /// Ours hold both ends where scipy's hold one end and the length; not all lengths survive that.
    double high() {
      double low = get("loc", 0);
      double scale = get("scale", 1);
      if (low + scale - low != scale) {
        throw refused();
      }
      return low + scale;
    }

    StudyException refused() {
      return new StudyException(
          "gmat-sweep alone draws this distribution of scipy as that study did; finish it there: "
              + json);
    }
  }
}
