package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any script and any overrides.
class OverrideTrialsTest {
  private static final String[] FIELDS = {"Cd", "Cr", "DryMass", "Id", "Epoch", "DragArea"};
  private static final String[] NASTY = {
    "'",
    "\"",
    ";",
    "%",
    "\n",
    "\r",
    "...",
    "#Include 'x'",
    "=",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    " ",
    "\t",
    "BeginMissionSequence",
    "Sat.X = 1",
    "GMAT ",
    "Create Variable q",
    "a",
    "7",
    ".",
    "é",
    "\u0000",
    "\u2028",
    "\\",
    "Stop"
  };

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void valuesAreReadBackAndNothingElseChanges(long seed) {
    RandomGenerator random = Trials.random(seed);
    String mission = mission(random);
    Map<FieldPath, Value> overrides = new LinkedHashMap<>();
    for (String field : FIELDS) {
      if (random.nextInt(3) == 0) {
        overrides.put(new FieldPath("Sat", field), value(random));
      }
    }
    String run = Missions.run(mission, overrides);

    MissionModel after =
        new MissionModel(ScriptSource.of(run, java.nio.file.Path.of("run.script")));
    Resource sat = Objects.requireNonNull(after.resource("Sat"));
    overrides.forEach((path, value) ->
        assertThat(StatementParser.unquoted(Objects.requireNonNull(sat.last(path.field())).value()))
            .as(path.toString())
            .isEqualTo(plain(value)));
    assertThat(untouched(run, overrides)).isEqualTo(untouched(mission, overrides));
  }

  /// Lines that assign none of the overridden fields.
  private static List<String> untouched(String script, Map<FieldPath, Value> overrides) {
    List<String> lines = new ArrayList<>();
    for (LogicalLine line : LogicalLine.of(script)) {
      boolean overridden =
          Statement.on(line) instanceof Statement.Assignment assignment
              && overrides.containsKey(new FieldPath("Sat", assignment.field()));
      if (!overridden) {
        lines.add(script.substring(line.start(), line.end()));
      }
    }
    return lines;
  }

  private static String mission(RandomGenerator random) {
    StringBuilder text = new StringBuilder("%-- mission\nCreate Spacecraft Sat;\n");
    String[] before = {"", "  ", "\t", "GMAT ", "GMAT\t "};
    String[] equals = {"=", " = ", " ...\n  = ", "= ...\n\t"};
    String[] values = {"2.2", "'text; 50 %'", "word", "-1e-3", "'=='"};
    String[] after = {"", ";", " ;;", "; % don't = 'x';", " % c", "; %"};
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(pick(random, before)).append("Sat.").append(pick(random, FIELDS));
      text.append(pick(random, equals)).append(pick(random, values));
      text.append(pick(random, after)).append(pick(random, new String[] {"\n", "\r\n", "\n\n"}));
    }
    return text.append("BeginMissionSequence;\nStop\n").toString();
  }

  private static Value value(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> Value.of(random.nextLong());
      case 1 -> Value.of(random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20)));
      case 2 -> Value.of(pick(random, new String[] {"word", "two words", "a=b", "{", "(x", "#"}));
      default -> Value.of(random.nextBoolean());
    };
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Flag(boolean flag) -> flag ? "On" : "Off";
      case Value.Whole _, Value.Real _, Value.Items _ -> ValueText.of(value, "", "");
    };
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void noOverrideCanInjectAStatement(long seed) {
    RandomGenerator random = Trials.random(seed);
    for (int i = 0; i < 200; i++) {
      String mission = mission(random);
      FieldPath path =
          random.nextInt(4) == 0
              ? new FieldPath(nasty(random, "Sat"), nasty(random, "Cd"))
              : new FieldPath("Sat", pick(random, FIELDS));
      Value text = Value.of(nasty(random, ""));
      Value value = random.nextBoolean() ? text : Value.of(List.of(text, text));
      String run;
      try {
        run = Missions.run(mission, Map.of(path, value));
      } catch (StudyException _) {
        continue;
      }
      String field = FieldPath.parse(path.toString()).field();
      List<String> before = shapes(mission, field);
      List<String> after = shapes(run, field);
      if (after.size() > before.size()) {
        assertThat(after.removeIf(("Sat." + field)::equals)).as("%s = %s", path, value).isTrue();
        before.removeIf(("Sat." + field)::equals);
      }
      assertThat(after).as("%s = %s", path, value).isEqualTo(before);
    }
  }

  /// Each statement of a script; of one that assigns the field only its left side.
  private static List<String> shapes(String script, String field) {
    List<String> shapes = new ArrayList<>();
    for (LogicalLine line : LogicalLine.of(script)) {
      switch (Statement.on(line)) {
        case Statement.Assignment assignment ->
            shapes.add(
                assignment.resource()
                    + "."
                    + assignment.field()
                    + (assignment.field().equals(field) ? "" : assignment.value()));
        case Statement.Command command -> shapes.add(command.text());
        case Statement.Create create -> shapes.add(create.names().toString());
        case Statement.Include include -> shapes.add("include " + include.file());
        case null -> {}
      }
    }
    return shapes;
  }

  private static String nasty(RandomGenerator random, String start) {
    StringBuilder text = new StringBuilder(start);
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(pick(random, NASTY));
    }
    return text.toString();
  }

  private static String pick(RandomGenerator random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
