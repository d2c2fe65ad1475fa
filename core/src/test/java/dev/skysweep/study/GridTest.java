package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GridTest {
  static Stream<JsonNode> referenceCases() throws IOException {
    try (InputStream file =
        GridTest.class.getResourceAsStream("/reference/grid/command_line.json")) {
      return Json.mapper().readTree(Objects.requireNonNull(file)).valueStream().toList().stream();
    }
  }

  /// What we read though the reference doesn't: one point, quoted text with colons.
  private static final List<String> OURS =
      List.of("cli-grid:a=1:2:1", "cli-grid:E=\"01 Jan 2026 00:00:00.000\"");

  @ParameterizedTest
  @MethodSource("referenceCases")
  void readsWhatTheReferenceReads(JsonNode vector) {
    String argument = vector.get("case").asString().substring("cli-grid:".length());
    int equals = argument.indexOf('=');
    if (equals < 1 || OURS.contains(vector.get("case").asString())) {
      return; // splitting NAME=SPEC is the command line's
    }
    String name = argument.substring(0, equals);
    String text = argument.substring(equals + 1);
    if (vector.get("ok").booleanValue()) {
      String expected = vector.get("result").asString();
      String values =
          String.join(", ", Grid.parse(name, text).stream().map(GridTest::python).toList());
      assertThat("('" + name + "', [" + values + "])").isEqualTo(expected.replace("' b'", "'b'"));
    } else {
      assertThatThrownBy(() -> Grid.parse(name, text)).isInstanceOf(StudyException.class);
    }
  }

  private static String python(Value value) {
    return switch (value) {
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Real(double number) -> Double.toString(number);
      case Value.Text(String text) -> "'" + text + "'";
      case Value.Flag _, Value.Items _ -> throw new AssertionError(value);
    };
  }

  @Test
  void quotesAndBracesKeepCommasAndColonsTogether() {
    assertThat(Grid.parse("Sat.Epoch", "'01 Jan 2026 00:00:00.000', \"02 Jan 2026 12:00:00.000\""))
        .containsExactly(
            Value.of("01 Jan 2026 00:00:00.000"), Value.of("02 Jan 2026 12:00:00.000"));
    assertThat(Grid.parse("FM.PointMasses", "{Earth, Luna},{}"))
        .containsExactly(
            Value.of(List.of(Value.of("Earth"), Value.of("Luna"))), Value.of(List.of()));
    assertThat(Grid.parse("A", "[1, 2; 3 4],[5 6; 7 8]"))
        .containsExactly(Value.of("[1, 2; 3 4]"), Value.of("[5 6; 7 8]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1:2:0", "1:2:-3", "1:nan:3", "'a", "{a,b", "1,,2", "1e999"})
  void refusesWhatGivesNoValues(String text) {
    assertThatThrownBy(() -> Grid.parse("Sat.SMA", text))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("Sat.SMA");
  }

  @Test
  void aCountOfOneIsTheLowerBound() {
    assertThat(Grid.linspace(7000, 8000, 1)).containsExactly(Value.of(7000.0));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void evenlySpacedValuesStayInOrderAndEndAtTheBounds(long seed) {
    RandomGenerator random = Trials.random(seed);
    double low = random.nextDouble(-1e6, 1e6);
    double high = low + random.nextDouble(1e-3, 1e6);
    int count = random.nextInt(2, 200);
    List<Value> values = Grid.linspace(low, high, count);
    assertThat(values).hasSize(count).startsWith(Value.of(low)).endsWith(Value.of(high));
    assertThat(values.stream().map(value -> ((Value.Real) value).value())).isSorted();
  }
}
