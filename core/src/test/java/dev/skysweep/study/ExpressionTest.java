package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final Map<String, Value> GIVEN =
      Map.of(
          "Sat.SMA", Value.of(7000),
          "Sat.ECC", Value.of(0.01),
          "dv", Value.of(0.5),
          "FM.GravityField.Earth.Degree", Value.of(4),
          "Sat.DateFormat", Value.of("UTCGregorian"));

  private static Value value(FieldPath field) {
    return GIVEN.getOrDefault(field.toString(), Value.of(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.SMA + 50 | 7050",
        "Sat.SMA * (1 - Sat.ECC) | 6930",
        "1/2 | 0.5",
        "7000 / 3 | 2333.3333333333335",
        "-dv | -0.5",
        "sqrt(Sat.SMA) | 83.66600265340756",
        "pow(2, 10) + max(1, 3) | 1027",
        "sind(30) | 0.49999999999999994",
        "FM.GravityField.Earth.Degree + 1 | 5",
        "Sat.ECC < 0.1 ? 1 : 2 | 1",
      })
  void computesInDoubles(String text, double expected) {
    assertThat(Expression.parse(text).value(ExpressionTest::value)).isEqualTo(Value.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.ECC < 0.1 or Sat.SMA > 9000 | true",
        "Sat.ECC < 0.1 and Sat.SMA > 9000 | false",
        "not (Sat.SMA == 7000) | false",
        "Sat.DateFormat == 'UTCGregorian' | true",
        "Sat.ECC >= 0.01 && Sat.SMA != 1 | true",
      })
  void tellsWhetherAConditionHolds(String text, boolean expected) {
    assertThat(Expression.parse(text).holds(ExpressionTest::value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Sat.SMA +* 50 | column 9: can't be read here",
        "Sat.ECC < 0.1 orr Sat.SMA > 1 | column 15: can't be read here: orr Sat.SMA > 1;",
        "Sat.SMA = 50 | compare with ==",
        "(Sat.SMA + 1 | can't be read here",
        "Sat.SMA ^ 2 | column 11: write pow(a, b) for a power",
        "sqr(Sat.SMA) | column 4: there is no function sqr; known are abs, sqrt",
        "Sat.DateFormat * 2 | column 18: a number is needed",
        "1 / 0 | gives Infinity",
        "new('java.io.File', 'x') | can't be read here",
        "while (true) {} | can't be read here",
        "Sat.DateFormat.getClass() | can't be read here",
        "Sat.SMA + | can't be read here",
      })
  void saysWhereItMakesNoSense(String text, String message) {
    assertThatThrownBy(() -> Expression.parse(text).value(ExpressionTest::value))
        .isInstanceOf(StudyException.class)
        .hasMessageStartingWith("'" + text + "'")
        .hasMessageContaining(message);
  }

  @Test
  void bracketsThatTheParserWouldTryForSecondsAreRefusedAtOnce() {
    assertThatThrownBy(() -> Expression.parse("1 + {{{{{{{{{{{{Sat.SMA"))
        .hasMessage(
            "'1 + {{{{{{{{{{{{Sat.SMA', column 5: can't be read here: a formula has no '{', and there are no statements");
    assertThatThrownBy(() -> Expression.parse("(".repeat(40) + "1" + ")".repeat(40)))
        .hasMessageContaining("column 9: more than 8 brackets in one another");
    assertThat(Expression.parse("((((((((1))))))))+(1)").value(_ -> Value.of(1)))
        .isEqualTo(Value.of(2.0));
    assertThat(Expression.parse("Sat.Id == '{['").holds(_ -> Value.of("{["))).isTrue();
  }
}
