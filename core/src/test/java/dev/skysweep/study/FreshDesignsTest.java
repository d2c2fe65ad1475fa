package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import dev.skysweep.random.DrawSeeds;
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

/// Grids, rows, extensions, and draws for names in any alphabet, against the installed reference.
/// Fresh ones every time; a failure names its trial.
class FreshDesignsTest {
  private static final int STUDIES = 50;

  private static final String EXPAND =
      """
      import json, sys
      import pandas
      from gmat_sweep import (expand_grid_to_run_specs, expand_samples_to_run_specs,
          expand_monte_carlo_to_run_specs, expand_monte_carlo_extension_to_run_specs)
      place = dict(script_path="m", output_dir="o")
      expanded = []
      for s in json.loads(sys.argv[1]):
          perturb = {name: tuple(spec) for name, spec in s["perturb"].items()}
          runs = {
              "grid": expand_grid_to_run_specs(s["grid"], **place),
              "rows": expand_samples_to_run_specs(
                  pandas.DataFrame(s["rows"], columns=s["columns"]), **place),
              "random": expand_monte_carlo_to_run_specs(
                  perturb, n=s["n"], seed=s["seed"], **place),
              "more": expand_monte_carlo_extension_to_run_specs(
                  perturb, old_n=s["n"], n=s["m"], seed=s["seed"], **place)}
          expanded.append({kind: [[r.run_id, r.overrides] for r in found]
              for kind, found in runs.items()})
      print(json.dumps(expanded))
      """;

  @TempDir private Path folder;

  @Test
  void everyDesignIsTheReferences() {
    long trial = new SecureRandom().nextLong();
    RandomGenerator random = Trials.random(trial);
    ArrayNode studies = Json.mapper().createArrayNode();
    for (int i = 0; i < STUDIES; i++) {
      studies.add(study(random));
    }
    JsonNode expanded =
        Json.mapper()
            .readTree(Reference.python(folder, EXPAND, Json.mapper().writeValueAsString(studies)));
    for (int i = 0; i < STUDIES; i++) {
      var study = (ObjectNode) studies.get(i);
      String name = "study %d of trial %d: %s".formatted(i, trial, study);
      JsonNode theirs = expanded.get(i);
      assertSame(name, Design.of(grid(study)), theirs.path("grid"));
      assertSame(name, Design.of(rows(study)), theirs.path("rows"));
      assertDraws(name, study, 0, theirs.path("random"));
      assertDraws(name, study, study.path("n").intValue(), theirs.path("more"));
    }
  }

  private static void assertSame(String name, Design ours, JsonNode theirs) {
    assertThat(ours.runCount()).as(name).isEqualTo(theirs.size());
    for (int run = 0; run < theirs.size(); run++) {
      assertThat(theirs.get(run).get(0).intValue()).as(name).isEqualTo(run);
      ObjectNode values = Json.mapper().createObjectNode();
      ours.run(run)
          .overrides()
          .forEach((path, value) -> values.set(path.toString(), ValueJson.toJson(value)));
      assertThat((Object) Json.mapper().readTree(values.toString()))
          .as("run %d of %s", run, name)
          .isEqualTo(theirs.get(run).get(1));
    }
  }

  private static void assertDraws(String name, ObjectNode study, int first, JsonNode theirs) {
    var seeds = new DrawSeeds(study.path("seed").bigIntegerValue());
    for (int i = 0; i < theirs.size(); i++) {
      int run = first + i;
      assertThat(theirs.get(i).get(0).intValue()).as(name).isEqualTo(run);
      for (var entry : study.path("perturb").properties()) {
        var distribution =
            Distribution.uniform(
                entry.getValue().get(1).doubleValue(), entry.getValue().get(2).doubleValue());
        var stream = DrawSeeds.stream(seeds.run(run), DrawSeeds.nameHash(entry.getKey()));
        assertThat(distribution.draw(stream))
            .as("run %d, %s of %s", run, entry.getKey(), name)
            .isEqualTo(Value.of(theirs.get(i).get(1).path(entry.getKey()).doubleValue()));
      }
    }
  }

  private static ObjectNode grid(ObjectNode study) {
    ObjectNode spec = Json.mapper().createObjectNode().put("_kind", "grid");
    spec.setAll((ObjectNode) study.path("grid"));
    return spec;
  }

  private static ObjectNode rows(ObjectNode study) {
    ObjectNode spec = Json.mapper().createObjectNode().put("_kind", "explicit");
    spec.set("columns", study.path("columns"));
    spec.set("rows", study.path("rows"));
    return spec;
  }

  private static ObjectNode study(RandomGenerator random) {
    ObjectNode study = Json.mapper().createObjectNode();
    study.put("n", 1 + random.nextInt(20)).put("m", 1 + random.nextInt(20));
    study.put("seed", new BigInteger(Math.max(0, random.nextInt(160) - 10), Random.from(random)));
    ObjectNode axes = study.putObject("grid");
    for (int i = random.nextInt(3); i >= 0; i--) {
      ArrayNode values = axes.putArray(name(random));
      int kind = random.nextInt(4);
      for (int value = random.nextInt(4); value >= 0; value--) {
        add(values, kind, random);
      }
    }
    ArrayNode columns = study.putArray("columns");
    int width = 1 + random.nextInt(4);
    for (int i = 0; i < width; i++) {
      columns.add(name(random));
    }
    ArrayNode rows = study.putArray("rows");
    for (int row = random.nextInt(10); row >= 0; row--) {
      ArrayNode cells = rows.addArray();
      for (int column = 0; column < width; column++) {
        add(cells, column, random);
      }
    }
    ObjectNode perturb = study.putObject("perturb");
    for (int i = random.nextInt(3); i >= 0; i--) {
      double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(6));
      perturb.putArray(anyName(random)).add("uniform").add(low).add(low + random.nextDouble() + 1);
    }
    return study;
  }

  private static void add(ArrayNode values, int kind, RandomGenerator random) {
    switch (kind) {
      case 0 -> values.add(random.nextInt(1000) - 500);
      case 1 -> values.add(random.nextDouble() * 1e4);
      case 2 -> values.add("T" + random.nextInt(100));
      default -> values.add(random.nextBoolean());
    }
  }

  private static String name(RandomGenerator random) {
    return "R%s.F%d".formatted(Integer.toString(random.nextInt(1 << 30), 36), random.nextInt(1000));
  }

  /// Letters of all alphabets, also beyond sixteen bits.
  private static String anyName(RandomGenerator random) {
    var name = new StringBuilder();
    while (name.codePointCount(0, name.length()) < 6) {
      int point = random.nextInt(0x20, 0x1_f700);
      if (Character.isLetter(point)) {
        name.appendCodePoint(point);
      }
    }
    return name.insert(name.offsetByCodePoints(0, 3), '.').toString();
  }
}
