package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Sat.SMA", "FM.GravityField.Earth.Degree", "dv", "A", "A(1,2)", "A.RmatValue"})
  void readsEveryFormThatGmatHas(String text) {
    assertThat(FieldPath.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "Sat.",
        ".SMA",
        "Sat.SMA;",
        "Sat.SMA = 1",
        "Sat\n.SMA",
        "Sat..SMA",
        "1.2",
        "Sat.%"
      })
  void refusesWhatCouldEndAStatement(String text) {
    assertThatThrownBy(() -> FieldPath.parse(text)).isInstanceOf(StudyException.class);
  }
}
