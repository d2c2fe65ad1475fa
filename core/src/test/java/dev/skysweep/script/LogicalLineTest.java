package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogicalLineTest {
  @Test
  void joinsContinuedLines() {
    assertThat(code("Sat.X ...\n = ...  \n\t7;\nSat.Y = 1;"))
        .containsExactly("Sat.X      =       \t7;", "Sat.Y = 1;");
  }

  @Test
  void countsPhysicalLines() {
    assertThat(LogicalLine.of("a ...\r\nb\r\nc\rd\n"))
        .extracting(LogicalLine::number)
        .containsExactly(1, 3, 4);
  }

  @Test
  void blanksComments() {
    assertThat(code("Sat.X = 7; % seven\n% all\n")).containsExactly("Sat.X = 7;        ", "     ");
  }

  @Test
  void keepsAPercentSignInQuotes() {
    assertThat(code("s = 'a % b'; % c")).containsExactly("s = 'a % b';    ");
  }

  @Test
  void takesAPercentSignBehindAnUnclosedQuoteAsAComment() {
    assertThat(code("RF.Filename = b's.txt % c")).containsExactly("RF.Filename = b's.txt    ");
  }

  @Test
  void aTrailingCommentThatEndsInDotsSwallowsTheNextLineAsInGmat() {
    assertThat(code("Sat.X = 7; % see ...\nSat.Y = 8;"))
        .hasSize(1)
        .first()
        .asString()
        .isEqualToIgnoringWhitespace("Sat.X = 7;");
  }

  @Test
  void aCommentLineThatEndsInDotsDoesNot() {
    assertThat(code("  % see ...\nSat.Y = 8;")).last().isEqualTo("Sat.Y = 8;");
  }

  @Test
  void dotsAtTheEndOfTheTextJoinNothing() {
    assertThat(code("Sat.X = 7...")).containsExactly("Sat.X = 7...");
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void linesCoverTheTextWithoutGaps(long seed) {
    RandomGenerator random = Trials.random(seed);
    StringBuilder text = new StringBuilder();
    String[] parts = {"\n", "\r\n", "\r", "...", "%", "'", "Sat.X = 1;", " ", "{", "\t", "é"};
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    int at = 0;
    for (LogicalLine line : LogicalLine.of(text.toString())) {
      assertThat(line.start()).isEqualTo(at);
      assertThat(line.start() + line.code().length()).isLessThanOrEqualTo(line.end());
      assertThat(line.code()).doesNotContain("\n", "\r");
      at = line.end();
    }
    assertThat(at).isEqualTo(text.length());
  }

  private static List<String> code(String text) {
    return LogicalLine.of(text).stream().map(LogicalLine::code).toList();
  }
}
