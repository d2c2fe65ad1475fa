package dev.skysweep.study;

import static dev.skysweep.study.SampledDesign.CORRELATED;

import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which runs a study makes. Run `i` of a design is always the same run, so a sweep can be resumed,
/// replayed and checked from the design alone.
public sealed interface Design permits GridDesign, ExplicitRuns, SampledDesign, DerivedDesign {
  /// How many runs there are; their ids go from 0 to one less.
  int runCount();

  /// The run with an id in that range.
  RunSpec run(int runId);

  /// The same design with as many runs more. The runs that there are stay as they are.
  ///
  /// @throws StudyException if the design can't grow, or not by that number, saying by which it can
  default Design extend(int runs) {
    throw new StudyException(
        "only random and space-filling studies can be extended; this one is a grid or a list");
  }

  /// The same design with what it takes from the mission's own values filled in.
  ///
  /// @param script gives the value of a field in the script
  default Design resolved(Function<FieldPath, Value> script) {
    return this;
  }

  /// Runs in the order in which they should start.
  ///
  /// @param runIds ascending
  default IntStream inOrder(IntStream runIds) {
    return runIds;
  }

  /// The design as the manifest's header holds it under `parameter_spec`; read back by [#of].
  ObjectNode parameterSpec();

  /// Reads a `parameter_spec`, ours or the reference's.
  ///
  /// @throws StudyException if it is of a kind that this version can't expand, or malformed
  static Design of(JsonNode parameterSpec) {
    String kind = parameterSpec.path("_kind").asString("");
    String plain = kind.startsWith(CORRELATED) ? kind.substring(CORRELATED.length()) : kind;
    return switch (plain) {
      case "derived" -> DerivedDesign.fromJson(parameterSpec);
      case "grid" -> GridDesign.fromJson(parameterSpec);
      case "explicit" -> ExplicitRuns.fromJson(parameterSpec);
      case "monte_carlo" -> MonteCarlo.fromJson(parameterSpec);
      case "latin_hypercube", "nested_latin_hypercube" -> LatinHypercube.fromJson(parameterSpec);
      case "saltelli" -> Saltelli.fromJson(parameterSpec);
      case "sobol" -> SobolSequence.fromJson(parameterSpec);
      case "halton" -> HaltonSequence.fromJson(parameterSpec);
      case "morris" -> Morris.fromJson(parameterSpec);
      default ->
          throw new StudyException(
              "this study's design is of kind '%s'; known are grid, explicit, monte_carlo,"
                      .formatted(kind)
                  + " latin_hypercube, saltelli, sobol, halton and morris");
    };
  }
}
