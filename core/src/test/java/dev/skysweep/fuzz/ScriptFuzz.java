package dev.skysweep.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;
import dev.skysweep.script.MissionScript;
import dev.skysweep.script.RunScript;
import dev.skysweep.script.Statements;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A mission script, a field and a value, with a line of `----` between: the value lands in the
/// script and nothing else does.
public final class ScriptFuzz {
  private static final Path ORIGIN = Path.of("mission.script").toAbsolutePath();

  private ScriptFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String[] parts = new String(input, UTF_8).split("\n----\n", 3);
    try {
      MissionScript mission = MissionScript.parse(parts[0], ORIGIN);
      if (parts.length == 3) {
        override(mission, FieldPath.parse(parts[1]), Value.of(parts[2]));
      }
    } catch (SweepException e) {
      // a refusal, which names the line
    }
  }

  /// The override and the name of each output's file are assigned, and no command is new.
  private static void requireNothingElse(Statements before, RunScript run, String override) {
    Statements after = Statements.of(run.text());
    int most = before.assignments() + 1 + run.outputs().size();
    if (!after.commands().equals(before.commands()) || after.assignments() > most) {
      throw new AssertionError("the override %s made %s of %s".formatted(override, after, before));
    }
  }

  private static void override(MissionScript mission, FieldPath field, Value value) {
    Map<FieldPath, Value> overrides = Map.of(field, value);
    if (!mission.conversions(overrides).isEmpty()) {
      return;
    }
    RunScript run = mission.forRun(overrides, Map.of(), output -> output.name() + ".txt");
    requireNothingElse(Statements.of(mission.text()), run, "%s = '%s'".formatted(field, value));
    MissionScript again = MissionScript.parse(run.text(), ORIGIN);
    // reports are put before ground track plots: the order may differ
    Set<String> names = new TreeSet<>(again.resourceNames());
    if (!names.equals(new TreeSet<>(mission.resourceNames()))) {
      throw new AssertionError(
          "the override %s = '%s' made %s of %s"
              .formatted(field, value, names, mission.resourceNames()));
    }
  }
}
