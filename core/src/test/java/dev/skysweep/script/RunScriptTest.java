package dev.skysweep.script;

import static dev.skysweep.script.Missions.KEPLERIAN;
import static dev.skysweep.script.Missions.run;
import static dev.skysweep.script.Missions.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunScriptTest {
  private static final String DATA =
      """
      Create Variable v, w
      v = 5
      Create String s;
      s = 'old';
      Create Array A[2,2];
      A(1, 2) = 3;
      BeginMissionSequence
      """;

  @Test
  void replacesAValueWhereTheScriptAssignsIt() {
    assertThat(run(KEPLERIAN, set("Sat.ECC", Value.of(0.25))))
        .isEqualTo(KEPLERIAN.replace("0.001;", "0.25;"));
  }

  @Test
  void addsAFieldBehindTheResources() {
    assertThat(run(KEPLERIAN, set("Sat.DryMass", Value.of(500.0))))
        .isEqualTo(KEPLERIAN.replace("BeginM", "Sat.DryMass = 500;\nBeginM"));
  }

  @Test
  void replacesTheLastOfSeveralAssignments() {
    String mission = "Create Spacecraft Sat;\nSat.Cd = 1;\nSat.Cd = 2;\nBeginMissionSequence\n";
    assertThat(run(mission, set("Sat.Cd", Value.of(3)))).isEqualTo(mission.replace("= 2", "= 3"));
  }

  @Test
  void replacesAllAssignmentsOfAForceModelWhereTheFirstMayWin() {
    String mission = "Create ForceModel FM;\nFM.SRP = Off;\nFM.SRP = Off;\n";
    assertThat(run(mission, set("FM.SRP", Value.of(true)))).isEqualTo(mission.replace("Off", "On"));
  }

  @Test
  void assignsAfterAResourceIsCopied() {
    String mission = "Create Spacecraft S, T;\nS.Cd = 1;\nS = T;\nBeginMissionSequence\n";
    assertThat(run(mission, set("S.Cd", Value.of(3))))
        .isEqualTo(mission.replace("BeginM", "S.Cd = 3;\nBeginM"));
  }

  @Test
  void addsAtTheEndOfAScriptWithoutSequence() {
    assertThat(run("Create Spacecraft Sat", set("Sat.Cd", Value.of(2.5), "Sat.Cr", Value.of(1))))
        .isEqualTo("Create Spacecraft Sat\nSat.Cd = 2.5;\nSat.Cr = 1;\n");
  }

  @Test
  void keepsTheLineEndsOfTheScript() {
    String mission = KEPLERIAN.replace("\n", "\r\n");
    assertThat(run(mission, set("Sat.Cd", Value.of(2))))
        .isEqualTo(mission.replace("BeginM", "Sat.Cd = 2;\r\nBeginM"));
  }

  @Test
  void leavesTheMissionSequenceAlone() {
    String mission = "Create Spacecraft Sat;\nBeginScript\n  Sat.Cd = 1;\nEndScript\n";
    assertThat(run(mission, set("Sat.Cd", Value.of(3))))
        .isEqualTo(mission.replace("BeginS", "Sat.Cd = 3;\nBeginS"));
  }

  @Test
  void setsTheDateFormatBeforeTheEpoch() {
    String mission = "Create Spacecraft Sat;\nSat.Epoch = '21545';\nBeginMissionSequence\n";
    Map<FieldPath, Value> overrides =
        set("Sat.Epoch", Value.of("01 Jan 2026"), "Sat.DateFormat", Value.of("UTCGregorian"));
    assertThat(run(mission, overrides))
        .isEqualTo(
            """
            Create Spacecraft Sat;
            Sat.DateFormat = UTCGregorian;
            Sat.Epoch = '01 Jan 2026';
            BeginMissionSequence
            """);
  }

  @Test
  void choosesTheIntegratorBeforeItsSettings() {
    String mission = "Create Propagator P;\nP.Accuracy = 1e-9;\nBeginMissionSequence\n";
    assertThat(run(mission, set("P.Type", Value.of("RungeKutta56"))))
        .isEqualTo(mission.replace("P.Acc", "P.Type = RungeKutta56;\nP.Acc"));
  }

  @Test
  void addsTheDragModelBeforeItsFields() {
    String mission = "Create ForceModel FM;\nBeginMissionSequence\n";
    assertThat(run(mission, set("FM.Drag.F107", Value.of(150), "FM.Drag", Value.of("MSISE90"))))
        .isEqualTo(
            mission.replace(
                "BeginM", "FM.Drag.AtmosphereModel = MSISE90;\nFM.Drag.F107 = 150;\nBeginM"));
  }

  @Test
  void findsAFieldUnderItsOtherName() {
    String mission = "Create ForceModel FM;\nFM.Gravity.Earth.Model = 'JGM2.cof';\n";
    assertThat(run(mission, set("FM.GravityField.Earth.PotentialFile", Value.of("EGM96.cof"))))
        .isEqualTo(mission.replace("JGM2", "EGM96"));
  }

  @Test
  void writesVariablesStringsAndArrays() {
    Map<FieldPath, Value> overrides = new LinkedHashMap<>();
    overrides.put(FieldPath.parse("v.Value"), Value.of("7.5"));
    overrides.put(FieldPath.parse("w"), Value.of(2));
    overrides.put(FieldPath.parse("s.Expression"), Value.of(5));
    overrides.put(FieldPath.parse("A(1,2)"), Value.of(9.0));
    overrides.put(FieldPath.parse("A(2,1)"), Value.of(8));
    assertThat(run(DATA, overrides))
        .isEqualTo(
            DATA.replace("v = 5", "v = 7.5")
                .replace("'old'", "'5'")
                .replace("A(1, 2) = 3", "A(1, 2) = 9")
                .replace("BeginM", "w = 2;\nA(2,1) = 8;\nBeginM"));
  }

  @Test
  void writesAWholeArrayElementByElement() {
    Value table =
        Value.of(
            List.of(
                Value.of(List.of(Value.of(1), Value.of(2))),
                Value.of(List.of(Value.of(3), Value.of(4)))));
    assertThat(run(DATA, set("A.RmatValue", table)))
        .isEqualTo(
            DATA.replace("= 3", "= 2")
                .replace("BeginM", "A(1,1) = 1;\nA(2,1) = 3;\nA(2,2) = 4;\nBeginM"));
  }

  @Test
  void readsAWholeArrayInGmatsSpelling() {
    assertThat(run(DATA, set("A", Value.of("[1, 2; 3 4]"))))
        .isEqualTo(
            DATA.replace("= 3", "= 2")
                .replace("BeginM", "A(1,1) = 1;\nA(2,1) = 3;\nA(2,2) = 4;\nBeginM"));
    assertRefused(DATA, set("A", Value.of("[1 2; 3]")), "as in [1 2; 3 4]");
    assertRefused(DATA, set("A", Value.of("[1 2; 3 x]")), "needs a finite number, not 'x'");
  }

  @Test
  void saysThatTheSequenceHasBegunWhereAResourceIsCreated() {
    assertRefused(
        "Sta.Cd 2.2;\n" + KEPLERIAN,
        set("Sat.SMA", Value.of(1)),
        "Sat.SMA: Sat is created too late (mission.script, line 2): to GMAT the mission sequence"
            + " begins with Sta.Cd 2.2; (mission.script, line 1)");
  }

  @Test
  void replacesAListThatIsGatheredOverSeveralStatements() {
    String mission =
        "Create ReportFile RF;\nRF.Filename = 'a';\nRF.Add = {Sat.X};\nRF.Add = {Sat.Y, ...\n Sat.Z};\n";
    assertThat(run(mission, set("RF.Add", Missions.texts("Sat.VX"))))
        .isEqualTo("Create ReportFile RF;\nRF.Filename = '/run/report__RF';\nRF.Add = {Sat.VX};\n");
  }

  @Test
  void theTextOfARunIsPlainAscii() {
    assertThat(run("\uFEFFCreate Variable v; % crème brûlée\n", set("v", Value.of(1))))
        .isEqualTo("Create Variable v; % cr?me br?l?e\nv = 1;\n");
  }

  @Test
  void collectsEveryProblem() {
    Map<FieldPath, Value> overrides = new LinkedHashMap<>();
    overrides.put(FieldPath.parse("Stat.SMA"), Value.of(1));
    overrides.put(FieldPath.parse("Sat"), Value.of(1));
    overrides.put(FieldPath.parse("Sat.MA"), Value.of(1));
    overrides.put(FieldPath.parse("Sat.Cd"), Value.of(Double.NaN));
    overrides.put(FieldPath.parse("Sat(1,2)"), Value.of(1));
    assertThatThrownBy(() -> Missions.mission(KEPLERIAN).check(overrides))
        .isInstanceOfSatisfying(
            StudyException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "Stat.SMA: the mission has no resource 'Stat'; did you mean Sat?",
                        "Sat is a resource; name one of its fields, as in Sat.Field",
                        "Sat.MA: GMAT sets no anomaly but the true one, Sat.TA",
                        "Sat.Cd: NaN is not a finite number",
                        "Sat(1,2): Sat is not an array"));
  }

  @Test
  void refusesWhatDoesNotFitVariablesAndArrays() {
    assertRefused(DATA, set("v", Value.of("abc")), "needs a finite number");
    assertRefused(DATA, set("v", Value.of("1e999")), "needs a finite number");
    assertRefused(DATA, set("A(3,1)", Value.of(1)), "2 rows and 2 columns");
    assertRefused(DATA, set("A(99999999999,1)", Value.of(1)), "2 rows and 2 columns");
    assertRefused(DATA, set("A", Value.of(1)), "2 rows and 2 columns");
    assertRefused(DATA, set("s", Missions.texts("a")), "needs a text");
    assertRefused(
        DATA, set("v", Value.of(1), "v.Value", Value.of(2)), "v.Value and v set the same field");
  }

  @Test
  void refusesOrbitsThatAreNone() {
    assertRefused(KEPLERIAN, set("Sat.SMA", Value.of(-7000)), "is no orbit");
    assertRefused(KEPLERIAN, set("Sat.ECC", Value.of(1.5)), "SMA = 7000 with ECC = 1.5");
    assertThat(run(KEPLERIAN, set("Sat.ECC", Value.of(1.5), "Sat.SMA", Value.of(-7000))))
        .contains("Sat.SMA = -7000;");
  }

  private static void assertRefused(
      String mission, Map<FieldPath, Value> overrides, String message) {
    assertThatThrownBy(() -> Missions.mission(mission).check(overrides))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> run(mission, overrides)).isInstanceOf(StudyException.class);
  }
}
