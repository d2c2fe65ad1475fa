package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reports with columns too narrow for their values, as GMAT would print them.
class CellTilingTest {
  private static final int COLUMNS = 4;

  @TempDir private Path folder;

  /// Numbers that touch are read right or refused, never read wrong.
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void touchingNumbersAreNeverReadWrong(long seed) throws Exception {
    RandomGenerator random = Trials.random(seed);
    int width = random.nextInt(3, 24);
    int precision = random.nextInt(3, 17);
    boolean left = random.nextBoolean();
    List<Object> expected = new ArrayList<>();
    StringBuilder heading = new StringBuilder();
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      String number = printed(random, precision);
      expected.add(Double.parseDouble(number));
      heading.append(padded("Sat.P" + i, Math.max(width, 6) + 3, left));
      row.append(padded(number, Math.max(width, 6) + 3, left));
    }
    Path file = Files.writeString(folder.resolve("rf.txt"), heading + "\n" + row + "\n");
    OutputDeclaration declaration =
        Fixtures.report(
            Map.of(
                "ColumnWidth", "" + width, "Precision", "" + precision, "LeftJustify", "" + left));

    try {
      Table table = Fixtures.table(OutputReader.read(declaration, file, true));
      assertThat(Fixtures.row(table, 0)).isEqualTo(expected);
    } catch (OutputFormatException e) {
      assertThat(e).hasMessageContaining("ColumnWidth");
      // Nothing touches where the columns are wide enough.
      assertThat(width).isLessThan(precision + 7);
    }
  }

  /// As C's `%g` does.
  private static String printed(RandomGenerator random, int precision) {
    double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 9));
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(precision)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < precision) {
      return rounded.toPlainString();
    }
    String mantissa = rounded.movePointLeft(exponent).toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String padded(String text, int width, boolean left) {
    String padding = " ".repeat(Math.max(0, width - text.length()));
    return left ? text + padding : padding + text;
  }
}
