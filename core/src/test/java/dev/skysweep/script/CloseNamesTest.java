package dev.skysweep.script;

import static dev.skysweep.script.Missions.KEPLERIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.study.CloseNames;
import dev.skysweep.study.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseNamesTest {
  @Test
  void findsTheClosestThree() {
    assertThat(CloseNames.to("Stat", List.of("Sat", "Sta", "State", "Stats", "Propagator")))
        .containsExactly("Sat", "Sta", "State");
  }

  @Test
  void countsASwapAsOneChange() {
    assertThat(CloseNames.to("Erath", List.of("Era", "Earth"))).containsExactly("Earth", "Era");
  }

  @Test
  void findsNothingForAWildName() {
    assertThat(CloseNames.hint("Xyzzy", List.of("Sat", "Earth"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sat.sma, SMA",
    "Sat.DryMas, DryMass",
    "Sat.RMAG, RMagnitude",
    "Prop.InitialStep, InitialStepSize",
    "FM.GravityField.Earth.degree, GravityField.Earth.Degree",
    "Earth.mu, Mu"
  })
  void suggestsFields(String path, String field) {
    assertThat(Missions.mission(KEPLERIAN).closeFields(FieldPath.parse(path))).contains(field);
  }
}
