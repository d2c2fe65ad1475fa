package dev.skysweep.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;
import dev.skysweep.json.Json;
import dev.skysweep.study.Design;
import dev.skysweep.yaml.YamlDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A design as a manifest's header or a study file holds it.
public final class DesignFuzz {
  private DesignFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      read(Json.mapper().readTree(text));
    } catch (JacksonException | SweepException e) {
      // a refusal
    }
    try {
      read(YamlDocument.parse(text, "study.yaml").root());
    } catch (SweepException e) {
      // a refusal, which names the line
    }
  }

  private static void read(JsonNode spec) {
    Design design = Design.of(spec);
    for (int run = 0; run < Math.min(design.runCount(), 3); run++) {
      design.run(run);
    }
    design.parameterSpec();
  }
}
