package dev.skysweep.studyfile;

import dev.skysweep.script.MissionScript;
import dev.skysweep.study.DerivedDesign;
import dev.skysweep.study.Design;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.Expression;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.HaltonSequence;
import dev.skysweep.study.LatinHypercube;
import dev.skysweep.study.MonteCarlo;
import dev.skysweep.study.Morris;
import dev.skysweep.study.Saltelli;
import dev.skysweep.study.Seeds;
import dev.skysweep.study.SobolSequence;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.Nominals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Makes the design that a study file describes.
///
/// @param mission whose fields vary
record DesignReader(StudyFile study, MissionScript mission) {
  private static final int USUAL_LEVELS = 4;

  Design read() {
    String kind = study.tree().path("design").propertyNames().iterator().next();
    JsonNode options = study.tree().path("design").path(kind);
    Design base = at("/design/" + kind, () -> base(kind, options));
    return at("/derive", () -> DerivedDesign.of(base, formulas(), conditions()))
        .resolved(field -> Nominals.of(mission, field));
  }

  private Design base(String kind, JsonNode options) {
    return switch (kind) {
      case "grid" -> new GridReader(study, options).read();
      case "explicit" -> new RowsReader(study, mission, options).read();
      case "spec" -> Design.of(options);
      default -> sampled(kind, options);
    };
  }

  private Design sampled(String kind, JsonNode options) {
    Dispersions dispersions = new DispersionsReader(study, mission, kind, options).read();
    int n = options.path("n").intValue();
    boolean roundUp = options.path("round-up").asBoolean(false);
    BigInteger seed = seed();
    return switch (kind) {
      case "monte-carlo" -> new MonteCarlo(dispersions, n, seed);
      case "latin-hypercube" -> new LatinHypercube(dispersions, n, seed);
      case "halton" -> new HaltonSequence(dispersions, n, seed);
      case "sobol-sequence" ->
          new SobolSequence(dispersions, roundUp ? SobolSequence.roundedUp(n) : n, seed);
      case "sobol" ->
          new Saltelli(
              dispersions,
              roundUp ? Saltelli.roundedUp(n) : n,
              seed,
              options.path("second-order").asBoolean(true));
      case "morris" -> new Morris(dispersions, n, seed, options.path("levels").asInt(USUAL_LEVELS));
      default -> throw new StudyException("the design '" + kind + "' is unknown");
    };
  }

  private BigInteger seed() {
    JsonNode seed = study.tree().path("seed");
    return seed.isMissingNode() ? Seeds.fresh() : seed.bigIntegerValue();
  }

  private LinkedHashMap<FieldPath, Expression> formulas() {
    var formulas = new LinkedHashMap<FieldPath, Expression>();
    study
        .tree()
        .path("derive")
        .properties()
        .forEach(entry ->
            formulas.put(
                FieldPath.parse(entry.getKey()), Expression.parse(entry.getValue().asString())));
    return formulas;
  }

  private List<Expression> conditions() {
    var conditions = new ArrayList<Expression>();
    study
        .tree()
        .path("where")
        .forEach(condition -> conditions.add(Expression.parse(condition.asString())));
    return conditions;
  }

  private <T> T at(String pointer, Supplier<T> made) {
    try {
      return made.get();
    } catch (StudyException e) {
      boolean placed = e.problems().getFirst().startsWith(study.name() + ":");
      throw placed ? e : study.problem(pointer, String.valueOf(e.getMessage()));
    }
  }
}
