package dev.skysweep.script;

import static dev.skysweep.script.Missions.mission;
import static dev.skysweep.script.Missions.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.study.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceEffectsTest {
  private static final String MISSION =
      """
      Create Spacecraft Sat, Sat2;
      Create Variable i, a, b;
      Create Array A[2,2];
      Create ImpulsiveBurn TOI;
      BeginMissionSequence;
      BeginScript;
         GMAT 'Set mass' Sat.DryMass = 800;
      EndScript;
      Target DC;
         Vary 'Vary TOI' DC(TOI.Element1 = 0.5, {Perturbation = 1e-4});
      EndTarget;
      For 'loop' i = 1:3
         [a, b] = F(i);
         A(1, 2) = i;
      EndFor;
      Sat.Earth.SMA = 8000;
      Sat2 = Sat;
      """;

  @ParameterizedTest
  @CsvSource({
    "Sat.DryMass, assigned, 7",
    "TOI.Element1, varied, 10",
    "i, counted up, 12",
    "b.Value, assigned, 13",
    "'A(1,2)', assigned, 14",
    "Sat.SMA, assigned, 16",
    "Sat2.Cd, assigned, 17"
  })
  void warnsOfWhatTheSequenceSets(String path, String verb, int line) {
    assertThat(mission(MISSION).check(set(path, Value.of(7))))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.line()).isEqualTo(line);
          assertThat(warning.field()).hasToString(path);
          assertThat(warning.message())
              .startsWith(
                  path + " is " + verb + " by the mission sequence (mission.script, line " + line);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sat.Cd", "TOI.Element2", "A(2,1)", "Sat.DragArea"})
  void isSilentOtherwise(String path) {
    assertThat(mission(MISSION).check(set(path, Value.of(7)))).isEmpty();
  }

  @Test
  void warnsOnceForAnArray() {
    Value row = Value.of(java.util.List.of(Value.of(1), Value.of(2)));
    assertThat(mission(MISSION).check(set("A", Value.of(java.util.List.of(row, row))))).hasSize(1);
  }
}
