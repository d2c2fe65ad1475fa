package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.json.Json;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the scripts of runs do in the real GMAT.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptEngineTest {
  private static final List<String> CARTESIAN = List.of("X", "Y", "Z", "VX", "VY", "VZ");

  /// GMAT's own SetField, which the reference uses, differs from a script by its rounding.
  private static final double ROUNDING_KM = 1e-9;

  @TempDir static Path engineFolder;
  @TempDir Path folder;
  private GmatEngine engine;

  @BeforeAll
  void start() {
    engine =
        EngineDrivers.open(
            TestEngine.installation(),
            EngineDrivers.choose(TestEngine.installation()),
            KernelMode.KEPT,
            engineFolder);
  }

  @AfterAll
  void end() {
    engine.close();
  }

  record Case(String name, JsonNode json) {
    String script() {
      return json.get("script").stringValue();
    }

    Map<FieldPath, Value> overrides() {
      Map<FieldPath, Value> overrides = new LinkedHashMap<>();
      json.get("overrides")
          .properties()
          .forEach(
              entry -> overrides.put(FieldPath.parse(entry.getKey()), value(entry.getValue())));
      return overrides;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = ScriptEngineTest.class.getResourceAsStream("/script/engine-cases.json")) {
      return Json.mapper()
          .readTree(Objects.requireNonNull(in))
          .valueStream()
          .map(json -> new Case(json.get("name").stringValue(), json));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRunBehavesAsIfItsAuthorHadWrittenTheValues(Case mission) throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    MissionScript script = MissionScript.parse(mission.script(), run.resolve("author.script"));

    RunScript runScript = runScript(script, mission.overrides(), run);
    EngineResult result = engine.run(write(run, runScript), run, run.resolve("log"));

    assertThat(result).isInstanceOf(EngineResult.Completed.class);
    for (Map.Entry<String, JsonNode> expected : properties(mission, "expect")) {
      FieldPath path = FieldPath.parse(expected.getKey());
      String found = engine.field(path.resource(), path.field());
      if (expected.getValue().isString()) {
        assertThat(found).as(expected.getKey()).isEqualTo(expected.getValue().stringValue());
      } else {
        double value = expected.getValue().doubleValue();
        assertThat(Double.parseDouble(found))
            .as(expected.getKey())
            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
      }
    }
    assertThat(runScript.outputs())
        .isNotEmpty()
        .allSatisfy(output -> assertThat(Path.of(output.fileName())).isRegularFile());
    if (mission.json().has("rows")) {
      String report = Files.readString(run.resolve("report__RF")).replaceAll("\\s+", " ");
      mission.json().get("rows").forEach(row -> assertThat(report).contains(row.stringValue()));
    }
  }

  static Stream<Case> conversions() throws IOException {
    return cases().filter(mission -> mission.json().hasNonNull("setField"));
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void aConvertedStateIsTheOneThatGmatsSetFieldMakes(Case mission) throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    MissionScript script = MissionScript.parse(mission.script(), run.resolve("author.script"));
    Path converted = write(run, runScript(script, mission.overrides(), run));
    engine.load(converted, run, run.resolve("log"));
    List<Double> ours = state();

    engine.load(run.resolve("states.script"), run, run.resolve("log"));
    mission
        .overrides()
        .forEach((path, value) ->
            engine.setField(path.resource(), path.field(), Value.of(number(value))));
    List<Double> theirs = state();

    for (int i = 0; i < CARTESIAN.size(); i++) {
      assertThat(ours.get(i)).as(CARTESIAN.get(i)).isCloseTo(theirs.get(i), within(ROUNDING_KM));
    }
  }

  /// GMAT's check reads the Cartesian Y as the eccentricity.
  @Test
  void setsASemiMajorAxisThatGmatsSetFieldRefuses() throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    MissionScript script = MissionScript.parse(Missions.CARTESIAN, run.resolve("author.script"));
    Map<FieldPath, Value> overrides = Missions.set("Sat.SMA", Value.of(7100));
    Path converted = write(run, runScript(script, overrides, run));

    engine.load(run.resolve("states.script"), run, run.resolve("log"));
    double inclination = Double.parseDouble(engine.field("Sat", "INC"));
    assertThatThrownBy(() -> engine.setField("Sat", "SMA", Value.of(7100.0)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("SMA");

    if (!engine.usable()) {
      engine.close();
      start();
    }
    engine.load(converted, run, run.resolve("log"));
    assertThat(Double.parseDouble(engine.field("Sat", "SMA"))).isCloseTo(7100, within(ROUNDING_KM));
    assertThat(Double.parseDouble(engine.field("Sat", "INC")))
        .isCloseTo(inclination, within(ROUNDING_KM));
  }

  private RunScript runScript(MissionScript script, Map<FieldPath, Value> overrides, Path run)
      throws IOException {
    Map<StateConversion, List<String>> states = new HashMap<>();
    for (StateConversion conversion : script.conversions(overrides)) {
      Path base = run.resolve("states.script");
      Files.writeString(
          base, script.forReadingStates(overrides, o -> run.resolve(o.key()).toString()).text());
      assertThat(engine.load(base, run, run.resolve("log")))
          .isInstanceOf(EngineResult.Completed.class);
      states.put(
          conversion,
          conversion.elements().stream()
              .map(element -> engine.field(conversion.spacecraft(), element))
              .toList());
    }
    return script.forRun(overrides, states, output -> run.resolve(output.key()).toString());
  }

  private static Path write(Path run, RunScript script) throws IOException {
    return Files.writeString(run.resolve("run.script"), script.text());
  }

  private List<Double> state() {
    return CARTESIAN.stream().map(element -> Double.valueOf(engine.field("Sat", element))).toList();
  }

  private static Iterable<Map.Entry<String, JsonNode>> properties(Case mission, String name) {
    return mission.json().get(name).properties();
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> whole;
      case Value.Real(double real) -> real;
      case Value.Flag _, Value.Text _, Value.Items _ ->
          throw new IllegalArgumentException(value.toString());
    };
  }

  private static Value value(JsonNode json) {
    if (json.isArray()) {
      return Value.of(json.valueStream().map(ScriptEngineTest::value).toList());
    }
    if (json.isBoolean()) {
      return Value.of(json.booleanValue());
    }
    if (json.isIntegralNumber()) {
      return Value.of(json.longValue());
    }
    return json.isNumber() ? Value.of(json.doubleValue()) : Value.of(json.stringValue());
  }
}
