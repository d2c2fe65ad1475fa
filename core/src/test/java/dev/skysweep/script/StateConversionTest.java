package dev.skysweep.script;

import static dev.skysweep.script.Missions.CARTESIAN;
import static dev.skysweep.script.Missions.KEPLERIAN;
import static dev.skysweep.script.Missions.mission;
import static dev.skysweep.script.Missions.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateConversionTest {
  private static final StateConversion TO_KEPLERIAN =
      new StateConversion("Sat", "Keplerian", List.of("SMA", "ECC", "INC", "RAAN", "AOP", "TA"));
  private static final List<String> STATE = List.of("7011", "0.1", "30", "40", "50", "60");

  @Test
  void asksForTheStateThatTheScriptDoesNotGive() {
    assertThat(mission(CARTESIAN).conversions(set("Sat.SMA", Value.of(7000))))
        .containsExactly(TO_KEPLERIAN);
    assertThat(mission(CARTESIAN).conversions(set("Sat.X", Value.of(7000)))).isEmpty();
    assertThat(mission(KEPLERIAN).conversions(set("Sat.SMA", Value.of(7000)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TA, Keplerian",
    "INC, Keplerian",
    "RadPer, ModifiedKeplerian",
    "RMagnitude, SphericalAZFPA",
    "RA, SphericalAZFPA",
    "DECV, SphericalRADEC",
    "MLONG, Equinoctial",
    "AltEquinoctialQ, AlternateEquinoctial",
    "TLONG, ModifiedEquinoctial",
    "DelaunayL, Delaunay",
    "Delaunayl, Delaunay",
    "IncomingRHA, IncomingAsymptote",
    "BrouwerLongMA, BrouwerMeanLong"
  })
  void choosesTheRepresentationThatGmatWould(String element, String type) {
    assertThat(mission(CARTESIAN).conversions(set("Sat." + element, Value.of(7000))))
        .singleElement()
        .satisfies(conversion -> assertThat(conversion.stateType()).isEqualTo(type));
  }

  @Test
  void rewritesTheOrbitStatementByStatement() {
    String run =
        mission(CARTESIAN)
            .forRun(
                set("Sat.SMA", Value.of(7100.5), "Sat.Cd", Value.of(2)),
                Map.of(TO_KEPLERIAN, STATE),
                Missions::inRun)
            .text();
    assertThat(run)
        .isEqualTo(
            """
            Create Spacecraft Sat;
            Sat.DisplayStateType = Keplerian;
            Sat.SMA = 7100.5;
            Sat.ECC = 0.1;
            Sat.INC = 30;
            Sat.RAAN = 40;
            Sat.AOP = 50; % fast
            Sat.TA = 60;
            Sat.Cd = 2;
            BeginMissionSequence;
            """);
  }

  @Test
  void writesSixElementsWhateverTheScriptHas() {
    String few = "Create Spacecraft Sat;\nSat.X = 7000;\nBeginMissionSequence\n";
    assertThat(keplerian(few))
        .isEqualTo(
            """
            Create Spacecraft Sat;
            Sat.SMA = 7100;
            Sat.ECC = 0.1;
            Sat.INC = 30;
            Sat.RAAN = 40;
            Sat.AOP = 50;
            Sat.TA = 60;
            BeginMissionSequence
            """);
    String many = CARTESIAN.replace("Begin", "Sat.X = 1;\nSat.Y = 2;\nBegin");
    assertThat(keplerian(many)).isEqualTo(keplerian(CARTESIAN));
  }

  private static String keplerian(String mission) {
    return mission(mission)
        .forRun(set("Sat.SMA", Value.of(7100)), Map.of(TO_KEPLERIAN, STATE), Missions::inRun)
        .text();
  }

  @Test
  void readsTheStateWithTheOtherOverridesInPlace() {
    Map<FieldPath, Value> overrides = new HashMap<>();
    overrides.put(FieldPath.parse("Sat.SMA"), Value.of(7100));
    overrides.put(FieldPath.parse("Sat.X"), Value.of(6990));
    overrides.put(FieldPath.parse("Sat.Cd"), Value.of(2));
    assertThat(mission(CARTESIAN).forReadingStates(overrides, Missions::inRun).text())
        .isEqualTo(
            CARTESIAN.replace("X = 7000", "X = 6990").replace("Begin", "Sat.Cd = 2;\nBegin"));
  }

  @Test
  void anOwnElementIsWrittenExactlyWhereBothRepresentationsHaveIt() {
    Map<FieldPath, Value> overrides = set("Sat.INC", Value.of(51.6), "Sat.RadPer", Value.of(6900));
    StateConversion conversion = mission(KEPLERIAN).conversions(overrides).getFirst();
    assertThat(
            mission(KEPLERIAN).forRun(overrides, Map.of(conversion, STATE), Missions::inRun).text())
        .contains("Sat.RadPer = 6900;", "Sat.INC = 51.6\n", "Type = ModifiedKeplerian;");
  }

  @Test
  void aDefaultOrbitNeedsNoConversion() {
    assertThat(
            mission("Create Spacecraft Sat;\n")
                .conversions(set("Sat.SMA", Value.of(7000), "Sat.TA", Value.of(0))))
        .isEmpty();
  }

  @Test
  void refusesElementsOfSeveralRepresentations() {
    assertThatThrownBy(
            () -> mission(CARTESIAN).check(set("Sat.SMA", Value.of(7000), "Sat.FPA", Value.of(90))))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("Sat.SMA")
        .hasMessageContaining("Sat.FPA")
        .hasMessageEndingWith("belong to different state types; override elements of one of them");
  }

  @Test
  void refusesAnElementThatAWholeStateOfAnotherKindLeavesWithoutEffect() {
    Map<FieldPath, Value> overrides = new HashMap<>();
    for (String element : List.of("X", "Y", "Z", "VX", "VY", "VZ")) {
      overrides.put(FieldPath.parse("Sat." + element), Value.of(7));
    }
    overrides.put(FieldPath.parse("Sat.SMA"), Value.of(7000));
    assertThatThrownBy(() -> mission(KEPLERIAN).check(overrides))
        .isInstanceOf(StudyException.class)
        .hasMessage(
            "Sat.SMA has no effect: the six Cartesian elements of Sat are given too; leave one away");
  }

  @Test
  void refusesAConvertedStateThatIsNoOrbit() {
    assertThatThrownBy(() ->
            mission(CARTESIAN)
                .forRun(
                    set("Sat.ECC", Value.of(1.5)), Map.of(TO_KEPLERIAN, STATE), Missions::inRun))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("SMA = 7011 with ECC = 1.5 is no orbit");
  }

  @ParameterizedTest
  @CsvSource({"nan", "1;Sat.X=2", "''", "abc"})
  void refusesStatesThatAreNoNumbers(String text) {
    List<String> state = List.of(text, "0.1", "30", "40", "50", "60");
    assertThatThrownBy(() ->
            mission(CARTESIAN)
                .forRun(set("Sat.TA", Value.of(1)), Map.of(TO_KEPLERIAN, state), Missions::inRun))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("is not a number");
  }

  @Test
  void needsTheStateItAskedFor() {
    assertThatThrownBy(
            () -> mission(CARTESIAN).forRun(set("Sat.SMA", Value.of(1)), Map.of(), Missions::inRun))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
