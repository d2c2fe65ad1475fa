package dev.skysweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.json.Json;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Sweeps that the reference made, and the frame it makes of each.
class ReferenceSweepsTest {
  private static final Path ROOT = Path.of("src/test/resources/results");

  @ParameterizedTest
  @ValueSource(strings = {"g4", "mc8", "fail"})
  void theReportIsTheReferences(String sweep) {
    JsonNode expected =
        Json.mapper().readTree(ROOT.resolve(sweep).resolve("expected_lazy_multiindex.json"));

    try (SweepResult result = SweepResult.open(ROOT.resolve(sweep))) {
      DataFrame report = result.report();

      List<String> names = new ArrayList<>();
      expected.get("columns").forEach(name -> names.add(name.asString()));
      names.replaceAll(name -> name.equals("__status") ? "status" : name);
      assertThat(report.getColumnsIndex()).containsExactlyElementsOf(names);
      assertThat(report.height()).isEqualTo(expected.get("rows").size());
      for (int row = 0; row < report.height(); row++) {
        for (int column = 0; column < report.width(); column++) {
          assertSame(report.get(column, row), expected.get("rows").get(row).get(column));
        }
      }
    }
  }

  private static void assertSame(Object value, JsonNode expected) {
    Object wanted =
        switch (value) {
          case null -> expected.isNull() ? null : expected;
          case Long _ -> expected.asLong();
          case Double _ -> expected.asDouble();
          case LocalDateTime _ -> LocalDateTime.parse(expected.asString());
          default -> expected.asString();
        };
    assertThat(value).isEqualTo(wanted);
  }
}
