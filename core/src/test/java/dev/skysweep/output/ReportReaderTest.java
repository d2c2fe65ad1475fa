package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
  @TempDir private Path folder;

  /// A killed run may end its report anywhere: what is read are the rows written to their end.
  @ParameterizedTest
  @ValueSource(strings = {"default", "comma", "nohright"})
  void aReportCutAtAnyByteGivesItsWholeRows(String layout) throws Exception {
    Path mission = Fixtures.path("engine/" + layout);
    OutputDeclaration declaration = Fixtures.declaration(mission, "RF");
    byte[] whole = Files.readAllBytes(mission.resolve("rf.txt"));
    List<List<Object>> rows =
        Fixtures.rows(
            Fixtures.table(OutputReader.read(declaration, mission.resolve("rf.txt"), true)));
    Path cut = folder.resolve("rf.txt");
    for (int length = 0; length <= whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));

      ReadOutput output = OutputReader.read(declaration, cut, false);

      int lines = (int) new String(whole, 0, length).lines().count();
      boolean ended = length == 0 || whole[length - 1] == '\n';
      int complete = lines - (ended ? 0 : 1) - (layout.equals("nohright") ? 0 : 1);
      if (output.table() == null) {
        assertThat(complete).isLessThanOrEqualTo(0);
      } else {
        assertThat(Fixtures.rows(output.table())).isEqualTo(rows.subList(0, complete));
      }
      assertThat(output.notes().toString().contains("not complete")).isEqualTo(!ended);
    }
  }

  @Test
  void numbersAreDoublesWhateverTheyLookLike() throws Exception {
    Table table = read("v                         \n5                         \n");

    assertThat(table.columns()).singleElement().isInstanceOf(NumberColumn.class);
  }

  @Test
  void aColumnIsTextAsSoonAsOneValueIs() throws Exception {
    Table table =
        read(
            "v                         w                         \n"
                + "5.0                       1                         \n"
                + "five                      2                         \n");

    assertThat(table.columns()).first().isInstanceOf(TextColumn.class);
    assertThat(Fixtures.rows(table)).containsExactly(List.of("5.0", 1.0), List.of("five", 2.0));
  }

  @Test
  void notANumberIsNotNothing() throws Exception {
    Table table =
        read(
            "v                         w                         \n"
                + "nan                       -inf                      \n"
                + "                          -nan                      \n");

    assertThat(Fixtures.rows(table))
        .containsExactly(
            List.of(Double.NaN, Double.NEGATIVE_INFINITY), Arrays.asList(null, Double.NaN));
  }

  @Test
  void namesThatAreTakenAreChangedAndSaid() throws Exception {
    Files.writeString(
        folder.resolve("rf.txt"),
        "v,V,v,run_id,time,Sat.UTCGregorian\n1,2,3,4,5,01 Jan 2026 00:00:00.000\n");
    OutputDeclaration declaration =
        Fixtures.report(Map.of("FixedWidth", "false", "Delimiter", ","));

    ReadOutput output = OutputReader.read(declaration, folder.resolve("rf.txt"), true);

    assertThat(Fixtures.names(Fixtures.table(output)))
        .containsExactly("v", "V.1", "v.2", "run_id.1", "time", "Sat.UTCGregorian");
    assertThat(output.notes()).hasSize(4).last().asString().contains("time", "Sat.UTCGregorian");
  }

  @Test
  void unitsFollowTheParameter() throws Exception {
    Files.writeString(folder.resolve("rf.txt"), "Sat.Earth.SMA,Sat.ECC,v\n1,2,3\n");
    OutputDeclaration declaration =
        Fixtures.report(Map.of("FixedWidth", "false", "Delimiter", ","));

    Table table = Fixtures.table(OutputReader.read(declaration, folder.resolve("rf.txt"), true));

    assertThat(table.columns())
        .extracting(column -> ((NumberColumn) column).unit())
        .containsExactly("km", "", null);
  }

  @Test
  void whatIsNoReportIsRefusedWithItsLine() throws Exception {
    assertThatThrownBy(() -> read("Sat.UTCGregorian           \n2 days ago                 \n"))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("rf.txt, line 2", "2 days ago", "Sat.UTCGregorian");
    assertThatThrownBy(() -> read("a\0b\n"))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("line 1", "binary");
  }

  @Test
  void noFileAndNoLineAreSaid() throws Exception {
    Files.writeString(folder.resolve("empty.txt"), "");

    assertThat(
            OutputReader.read(Fixtures.report(Map.of()), folder.resolve("none.txt"), true).notes())
        .containsExactly("RF: GMAT wrote no file");
    assertThat(
            OutputReader.read(Fixtures.report(Map.of()), folder.resolve("empty.txt"), true).notes())
        .containsExactly("RF: the report is empty");
  }

  private Table read(String text) throws Exception {
    Path file = folder.resolve("rf.txt");
    Files.writeString(file, text);
    return Fixtures.table(OutputReader.read(Fixtures.report(Map.of()), file, true));
  }
}
