package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Studies that nobody has drawn before, compared with the real reference.
class FreshDrawsTest {
  private static final int STUDIES = 50;

  private static final String DRAW =
      """
      import json, sys
      from gmat_sweep import expand_monte_carlo_to_run_specs, latin_hypercube_samples
      drawn = []
      for s in json.loads(sys.argv[1]):
          perturb = {name: tuple(spec) for name, spec in s["perturb"].items()}
          runs = expand_monte_carlo_to_run_specs(
              perturb, n=s["n"], seed=s["seed"], script_path="m", output_dir="o")
          cube = latin_hypercube_samples(perturb, n=s["n"], seed=s["seed"])
          drawn.append({"random": [r.overrides for r in runs], "seeds": [r.seed for r in runs],
              "cube": cube.to_dict("records")})
      print(json.dumps(drawn))
      """;

  @TempDir private Path folder;

  @Test
  void everyDrawIsTheReferences() {
    long trial = new SecureRandom().nextLong();
    RandomGenerator random = Trials.random(trial);
    ArrayNode studies = Json.mapper().createArrayNode();
    for (int i = 0; i < STUDIES; i++) {
      studies.add(study(random));
    }
    JsonNode drawn =
        Json.mapper()
            .readTree(Reference.python(folder, DRAW, Json.mapper().writeValueAsString(studies)));
    for (int i = 0; i < STUDIES; i++) {
      var spec = (ObjectNode) studies.get(i);
      String name = "study %d of trial %d: %s".formatted(i, trial, spec);
      var monteCarlo = (MonteCarlo) Design.of(spec.put("_kind", "monte_carlo"));
      var cube = (LatinHypercube) Design.of(spec.put("_kind", "latin_hypercube"));
      for (int run = 0; run < monteCarlo.runCount(); run++) {
        assertThat(monteCarlo.runSeed(run))
            .as(name)
            .isEqualTo(drawn.get(i).path("seeds").get(run).longValue());
        assertSame(name, monteCarlo, run, drawn.get(i).path("random").get(run), 0);
        assertSame(name, cube, run, drawn.get(i).path("cube").get(run), 4);
      }
    }
  }

  /// The C library's logarithm, in scipy's normal quantile, is not rounded right for one argument
  /// in some thousands.
  private static void assertSame(
      String name, SampledDesign design, int run, JsonNode theirs, int quantileUlps) {
    RunSpec ours = design.run(run);
    for (FieldPath field : design.fields()) {
      double expected = theirs.path(field.toString()).doubleValue();
      double ulps =
          switch (design.dispersions().parameters().get(field)) {
            case Lognormal lognormal -> 2 + quantileUlps * Math.ceil(lognormal.sigma());
            case Normal normal -> quantileUlps * Math.ceil(5 * normal.sigma() / Math.abs(expected));
            case null, default -> 0;
          };
      double difference = Math.abs(ReferenceVectors.number(ours, field.toString()) - expected);
      assertThat(difference)
          .as("run %d, %s of %s", run, field, name)
          .isLessThanOrEqualTo(ulps * Math.ulp(expected));
    }
  }

  private static ObjectNode study(RandomGenerator random) {
    ObjectNode spec = Json.mapper().createObjectNode();
    spec.put("n", 1 + random.nextInt(60));
    spec.put("seed", new BigInteger(Math.max(0, random.nextInt(160) - 10), Random.from(random)));
    ObjectNode perturb = spec.putObject("perturb");
    for (int i = random.nextInt(5); i >= 0; i--) {
      String letters = Integer.toString(random.nextInt(36 * 36, 1 << 30), 36);
      ArrayNode distribution = perturb.putArray("R" + letters + ".F" + random.nextInt(1000));
      double centre = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(6));
      double width = random.nextDouble() + 1e-6;
      switch (random.nextInt(3)) {
        case 0 -> distribution.add("normal").add(centre).add(width);
        case 1 -> distribution.add("uniform").add(centre).add(centre + width);
        default -> distribution.add("lognormal").add(centre % 10).add(width);
      }
    }
    return spec;
  }
}
