package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports that GMAT R2026a wrote of one and the same mission, each with other settings. The report
/// in GMAT's standard layout, with much space between its columns, tells what the others hold.
class ReportLayoutsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "width5",
        "width10",
        "width40",
        "width10noh",
        "width10right",
        "width10zero",
        "zero",
        "nohright",
        "blank",
        "comma",
        "padded_with_commas"
      })
  void theLayoutDoesNotChangeTheValues(String layout) throws Exception {
    Table expected = Fixtures.table(Fixtures.read("engine/default", "RF", "rf.txt"));

    Table table = Fixtures.table(Fixtures.read("engine/" + layout, "RF", "rf.txt"));

    assertThat(Fixtures.names(table)).isEqualTo(Fixtures.names(expected));
    assertThat(Fixtures.rows(table)).isEqualTo(Fixtures.rows(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tab", "tabfix"})
  void readsTabs(String layout) throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/" + layout, "RF", "rf.txt"));

    assertThat(Fixtures.row(table, 0)).contains(5375.057835881046, -1123.256608925722);
  }

  @ParameterizedTest
  @ValueSource(strings = {"width10prec6", "prec3zero"})
  void readsFewerDigits(String layout) throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/" + layout, "RF", "rf.txt"));

    assertThat((double) Fixtures.row(table, 0).get(1)).isBetween(5375.0, 5385.0);
    assertThat(Fixtures.row(table, 0).get(3)).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repright", "repnoh", "repcomma"})
  void readsReportCommandsWithStrings(String layout) throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/" + layout, "RF", "rf.txt"));

    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(Fixtures.row(table, 1))
        .containsSubsequence(
            5282.600074404777, 5282.600074404777, "hello big world", 5.0, "two  blanks");
  }

  /// Is it 5375.057835881046 and `hello`, or 5375.05783588104 and `6hello`?
  @ParameterizedTest
  @ValueSource(strings = {"rep5", "rep10"})
  void refusesANumberThatTouchesAString(String layout) {
    assertThatThrownBy(() -> Fixtures.read("engine/" + layout, "RF", "rf.txt"))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("rf.txt, line 2", "ColumnWidth");
  }

  @Test
  void refusesStringsThatHoldTheDelimiter() {
    assertThatThrownBy(() -> Fixtures.read("engine/repsp", "RF", "rf.txt"))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("rf.txt, line 2", "another Delimiter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"repempty", "repemptyc"})
  void blankValuesAreNull(String layout) throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/" + layout, "RF", "rf.txt"));

    assertThat(Fixtures.names(table)).containsExactly("e", "s", "v", "e.1");
    assertThat(Fixtures.row(table, 0)).isEqualTo(Arrays.asList(null, "hello big world", 5.0, null));
  }

  @Test
  void anArrayTakesSeveralRows() throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/repmatrix", "RF", "rf.txt"));

    assertThat(Fixtures.rows(table))
        .startsWith(Arrays.asList(5.0, "1 2.5"), Arrays.asList(null, "-3 0"));
  }

  @Test
  void rowsOfOtherHeadingsHaveNulls() throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/twosets", "RF", "rf.txt"));

    assertThat(Fixtures.names(table)).containsExactly("v", "s", "Sat.X", "Sat.Y", "Sat.Z");
    assertThat(Fixtures.row(table, 0))
        .isEqualTo(Arrays.asList(5.0, "hello big world", null, null, null));
    assertThat(Fixtures.row(table, 1).subList(0, 2)).containsOnlyNulls();
    assertThat(Fixtures.row(table, 2)).isEqualTo(Fixtures.row(table, 0));
  }

  @Test
  void findsTheHeadingOfARowWhenGmatDoesNotRepeatIt() throws Exception {
    ReadOutput output = Fixtures.read("engine/loop2", "RF", "rf.txt");
    Table table = Fixtures.table(output);

    assertThat(Fixtures.names(table)).containsExactly("i", "Sat.X");
    assertThat(Fixtures.rows(table))
        .containsExactly(
            List.of(1.0, 5375.057835881046),
            Arrays.asList(null, 5375.057835881046),
            Arrays.asList(null, 5282.600074404777),
            List.of(2.0, 5282.600074404777),
            Arrays.asList(null, 5168.065415735242));
    assertThat(output.notes()).singleElement().asString().contains("2 headings");
  }

  @Test
  void aLeapSecondFallsOnTheNextDay() throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/leap", "RF", "rf.txt"));

    long midnight = EpochText.iso("2017-01-01T00:00:00").orElseThrow();
    assertThat(Fixtures.row(table, 2)).startsWith(midnight, midnight);
    assertThat(Fixtures.row(table, 3)).startsWith(midnight, midnight);
  }

  @Test
  void rowsOfStringsAreNotTakenForHeadings() throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/onlystrings", "RF", "rf.txt"));

    assertThat(Fixtures.rows(table)).containsExactly(List.of("abc", "x y"), List.of("abc", "x y"));
    assertThat(table.columns()).allMatch(TextColumn.class::isInstance);
  }

  @Test
  void namesColumnsFromTheAddListWhereThereAreNoHeadings() throws Exception {
    Table table = Fixtures.table(Fixtures.read("engine/noh2", "RF", "rf.txt"));

    assertThat(Fixtures.names(table)).containsExactly("s", "Sat.X", "u");
    assertThat(Fixtures.row(table, 1)).isEqualTo(List.of("abc", 5282.600074404777, "x y"));
  }
}
