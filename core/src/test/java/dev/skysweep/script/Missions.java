package dev.skysweep.script;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small missions and short ways to use them.
final class Missions {
  static final String KEPLERIAN =
      """
      Create Spacecraft Sat;
      Sat.DateFormat = UTCGregorian;
      Sat.Epoch = '01 Jan 2026 00:00:00.000';
      Sat.DisplayStateType = Keplerian;
      Sat.SMA = 7000;
      Sat.ECC = 0.001; % nearly round
      Sat.INC = 50
      Create ForceModel FM;
      GMAT FM.PointMasses = {Earth};
      FM.SRP = Off;
      Create Propagator Prop;
      Prop.FM = FM;
      BeginMissionSequence;
      Propagate Prop(Sat) {Sat.ElapsedSecs = 60};
      """;

  static final String CARTESIAN =
      """
      Create Spacecraft Sat;
      Sat.DisplayStateType = Cartesian;
      Sat.X = 7000;
      Sat.Y = 10;
      Sat.Z = 20;
      Sat.VX = 0;
      Sat.VY = 7.5; % fast
      Sat.VZ = 1;
      BeginMissionSequence;
      """;

  private Missions() {}

  static MissionScript mission(String text) {
    return MissionScript.parse(text, Path.of("mission.script"));
  }

  /// The run's script with every output in `/run`.
  static String run(String mission, Map<FieldPath, Value> overrides) {
    return mission(mission).forRun(overrides, Map.of(), Missions::inRun).text();
  }

  static String inRun(OutputDeclaration output) {
    return "/run/" + output.key();
  }

  static Map<FieldPath, Value> set(String path, Value value) {
    return Map.of(FieldPath.parse(path), value);
  }

  static Map<FieldPath, Value> set(String path, Value value, String path2, Value value2) {
    Map<FieldPath, Value> overrides = new LinkedHashMap<>();
    overrides.put(FieldPath.parse(path), value);
    overrides.put(FieldPath.parse(path2), value2);
    return overrides;
  }

  static Value texts(String... items) {
    return Value.of(List.of(items).stream().map(Value::of).toList());
  }
}
