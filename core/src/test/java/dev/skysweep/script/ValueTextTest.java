package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Trials;
import dev.skysweep.study.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {
  @ParameterizedTest
  @CsvSource({"8.0, 8", "-7000.25, -7000.25", "1e-11, 1.0E-11", "1e300, 1.0E300", "0.1, 0.1"})
  void writesTheShortestDecimal(double number, String text) {
    assertThat(ValueText.number(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void everyFiniteNumberReadsBackAsTheSameBits(long seed) {
    double number = Double.longBitsToDouble(Trials.random(seed).nextLong());
    double finite = Double.isFinite(number) ? number : seed;
    assertThat(Double.parseDouble(ValueText.number(finite))).isEqualTo(finite);
  }

  @Test
  void keepsTheSignOfZero() {
    assertThat(ValueText.number(-0.0)).isEqualTo("-0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          RungeKutta89 | RungeKutta56          | RungeKutta56
          'SatId'      | Other                 | 'Other'
          Bare         | two words             | 'two words'
          ""           | UTCGregorian          | UTCGregorian
          ""           | 01 Jan 2026 00:00:00  | '01 Jan 2026 00:00:00'
          {Earth}      | Luna                  | {Luna}
          {'a.bsp'}    | b.bsp                 | {'b.bsp'}
          {Earth}      | {Earth, Luna}         | {Earth, Luna}
          ""           | {Earth, Luna}         | {Earth, Luna}
          ""           | a...                  | 'a...'
          {'a.bsp'}    | {'/d/a.bsp', 'b.bsp'} | {'/d/a.bsp', 'b.bsp'}
          ""           | {/d/a b.bsp}          | {'/d/a b.bsp'}
          [255 0 0]    | [0 0 255]             | [0 0 255]
          ""           | [1 2; 3 -4.5e3]       | [1 2; 3 -4.5e3]
          """)
  void writesTextsAsTheAuthorDid(String old, String text, String written) {
    assertThat(ValueText.of(Value.of(text), "Field", old)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          WriteHeaders | true | true  | true
          WriteHeaders | On   | true  | On
          WriteHeaders | ""   | false | Off
          SRP          | Off  | true  | On
          SRP          | true | true  | On
          """)
  void writesFlagsSoThatGmatTakesThem(String field, String old, boolean flag, String written) {
    assertThat(ValueText.of(Value.of(flag), field, old)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"on, On", "TRUE, On", "Off, Off", "false, Off"})
  void spellsOnOffFieldsInTheOneWayThatGmatReads(String text, String written) {
    assertThat(ValueText.of(Value.of(text), "SRP", "Off")).isEqualTo(written);
  }

  @Test
  void quotesANumberWhereTheAuthorQuotedOne() {
    assertThat(ValueText.of(Value.of(21546.5), "Epoch", "'21545'")).isEqualTo("'21546.5'");
  }

  @Test
  void writesListsAndTables() {
    assertThat(ValueText.of(Missions.texts("Earth", "Luna"), "PointMasses", ""))
        .isEqualTo("{Earth, Luna}");
    assertThat(ValueText.of(Missions.texts("a.bsp"), "Kernels", "{'b.bsp'}"))
        .isEqualTo("{'a.bsp'}");
    Value row = Value.of(List.of(Value.of(1), Value.of(2.5)));
    assertThat(ValueText.of(row, "OrbitColor", "[255 0 0]")).isEqualTo("[1 2.5]");
    assertThat(ValueText.of(Value.of(List.of(row, row)), "M", "")).isEqualTo("[1 2.5; 1 2.5]");
    assertThat(ValueText.of(Value.of(List.of()), "PointMasses", "{Earth}")).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a'b",
        "a\"b",
        "a;b",
        "a%b",
        "a\nb",
        "a\rb",
        "a\tb",
        "é",
        "\u0000",
        "#Include x",
        "#include 'x'",
        "nan",
        "-Inf",
        "Infinity",
        "1e999"
      })
  void refusesTextsThatGmatCouldMisread(String text) {
    assertThatThrownBy(() -> ValueText.of(Value.of(text), "Field", ""))
        .isInstanceOf(UnwritableValueException.class);
    assertThatThrownBy(() -> ValueText.of(Missions.texts(text), "Field", "{Earth}"))
        .isInstanceOf(UnwritableValueException.class);
  }

  @Test
  void refusesListsOfListsAndTablesOfTexts() {
    Value nested = Value.of(List.of(Value.of(1), Value.of(List.of(Value.of(2)))));
    assertThatThrownBy(() -> ValueText.of(nested, "F", "{}"))
        .isInstanceOf(UnwritableValueException.class);
    assertThatThrownBy(() -> ValueText.of(Missions.texts("a"), "F", "[1 2]"))
        .isInstanceOf(UnwritableValueException.class);
  }
}
