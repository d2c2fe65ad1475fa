package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DesignTest {
  static Stream<JsonNode> expansions() throws IOException {
    try (InputStream file =
        DesignTest.class.getResourceAsStream("/reference/grid/expansion.json")) {
      JsonNode vectors = Json.mapper().readTree(Objects.requireNonNull(file));
      return vectors.get("cases").valueStream().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("expansions")
  void expandsAGridAsTheReferenceDoes(JsonNode vector) {
    ObjectNode spec = vector.get("grid").deepCopy().asObject().put("_kind", "grid");
    Design design = Design.of(spec);
    assertThat(design.runCount()).isEqualTo(vector.get("size").asInt());
    for (JsonNode run : vector.get("runs")) {
      var overrides = new HashMap<FieldPath, Value>();
      run.get("overrides")
          .properties()
          .forEach(
              e -> overrides.put(FieldPath.parse(e.getKey()), ValueJson.fromJson(e.getValue())));
      int runId = run.get("run_id").asInt();
      assertThat(design.run(runId)).isEqualTo(RunSpec.of(runId, overrides));
    }
  }

  @Test
  void anAxisWithoutValuesIsRefusedByName() {
    var axes = new TreeMap<>(Map.of(FieldPath.parse("Sat.SMA"), List.<Value>of()));
    assertThatThrownBy(() -> new GridDesign(axes))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("Sat.SMA");
  }

  @Test
  void aMillionRunsCostNothingUntilTheyAreAskedFor() {
    List<Value> values = Grid.linspace(0, 1, 1000);
    var grid =
        new GridDesign(
            new TreeMap<>(
                Map.of(FieldPath.parse("Sat.INC"), values, FieldPath.parse("Sat.SMA"), values)));
    assertThat(grid.runCount()).isEqualTo(1_000_000);
    assertThat(grid.run(999_999).overrides().values())
        .containsExactly(Value.of(1.0), Value.of(1.0));
  }

  @Test
  void aDesignSurvivesTheManifest() {
    var rows =
        new ExplicitRuns(
            List.of(FieldPath.parse("Sat.SMA"), FieldPath.parse("FM.SRP")),
            List.of(
                List.of(Value.of(7000), Value.of("On")),
                List.of(Value.of(7000.5), Value.of(true))));
    JsonNode written = Json.mapper().readTree(rows.parameterSpec().toString());
    assertThat(Design.of(written)).isEqualTo(rows);
    assertThat(IntStream.range(0, 2).mapToObj(Design.of(written)::run))
        .containsExactlyElementsOf(IntStream.range(0, 2).mapToObj(rows::run).toList());
  }

  @Test
  void aRaggedRowIsRefusedWithItsNumber() {
    assertThatThrownBy(() ->
            new ExplicitRuns(
                List.of(FieldPath.parse("Sat.SMA")),
                List.of(List.of(Value.of(1)), List.of(Value.of(1), Value.of(2)))))
        .hasMessage("row 1 has 2 values for 1 columns");
  }

  @Test
  void aDesignOfAnUnknownKindIsRefused() {
    assertThatThrownBy(() -> Design.of(Json.mapper().readTree("{\"_kind\": \"annealing\"}")))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("annealing");
  }
}
