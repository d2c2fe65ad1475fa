package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Solver logs of GMAT R2026a, and locators.
class OtherOutputsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "dctwice, true, 5, converged",
    "dcverbose, true, 4, converged",
    "dcfail, false, 3, max_iter",
    "dctwovar, false, 25, max_iter"
  })
  void tellsWhetherTheCorrectorConverged(
      String mission, boolean converged, int iterations, String status) throws Exception {
    ReadOutput output = Fixtures.read("engine/" + mission, "DC", "DifferentialCorrectorDC.data");
    Table table = Fixtures.table(output);

    assertThat(output.converged()).isEqualTo(converged);
    assertThat(table.rowCount()).isEqualTo(iterations);
    assertThat(Fixtures.row(table, iterations - 1)).endsWith(status).startsWith((long) iterations);
    assertThat(Fixtures.row(table, 0)).endsWith("running");
  }

  @Test
  void everyVariableAndGoalHasItsColumns() throws Exception {
    Table table =
        Fixtures.table(Fixtures.read("engine/dctwovar", "DC", "DifferentialCorrectorDC.data"));

    assertThat(Fixtures.names(table))
        .containsExactly(
            "iteration",
            "TOI.Element1",
            "TOI.Element3",
            "Sat.Earth.RMAG",
            "Sat.Earth.RMAG_desired",
            "Sat.Earth.RMAG_residual",
            "Sat.Earth.RMAG_tolerance",
            "Sat.INC",
            "Sat.INC_desired",
            "Sat.INC_residual",
            "Sat.INC_tolerance",
            "status");
    assertThat(Fixtures.row(table, 0))
        .startsWith(1L, 0.1, 0.01, 7383.227260991816, 9000.0, 7383.227260991816 - 9000, 0.1);
  }

  @Test
  void aSolverThatOnlyRanItsInitialGuessSaysNothing() throws Exception {
    ReadOutput output = Fixtures.read("engine/dcrunas", "DC", "DifferentialCorrectorDC.data");

    assertThat(output.converged()).isNull();
    assertThat(output.table()).isNull();
  }

  @Test
  void otherSolversKeepTheirLog() throws Exception {
    Path log = Files.writeString(folder.resolve("VF13ad.data"), "whatever");

    ReadOutput output =
        OutputReader.read(Fixtures.declaration(OutputKind.SOLVER, "VF13ad"), log, true);

    assertThat(output)
        .isEqualTo(new ReadOutput(null, List.of("It: the log of a VF13ad is kept as it is"), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Code-500", "SPK"})
  void binaryEphemeridesAreKept(String format) throws Exception {
    OutputDeclaration declaration =
        new OutputDeclaration(
            OutputKind.EPHEMERIS,
            "EphemerisFile",
            "EF",
            "ef.dat",
            Map.of("FileFormat", format),
            List.of(),
            1);
    Path file = Files.write(folder.resolve("ef.dat"), new byte[] {(byte) 0xf0, 0, 1});

    ReadOutput output = OutputReader.read(declaration, file, true);

    assertThat(output.table()).isNull();
    assertThat(output.notes()).singleElement().asString().contains("EF", format);
  }

  @Test
  void readsEclipses() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("eclipse.txt"),
            """
            Spacecraft: -123456789

            Start Time (UTC)            Stop Time (UTC)               Duration (s)    Occ Body        Type        Event Number  Total Duration (s)
            01 Jan 2026 00:10:00.000    01 Jan 2026 00:10:08.500      8.5             EARTH           Penumbra    1             2100.25
            01 Jan 2026 00:10:08.500    01 Jan 2026 00:44:51.750      2083.25         EARTH           Umbra       1             2100.25


            Number of individual events : 2
            Number of total events      : 1
            Maximum duration (s)        : 2100.25
            Maximum duration at the 1st eclipse.
            """);

    Table table =
        Fixtures.table(
            OutputReader.read(
                Fixtures.declaration(OutputKind.ECLIPSE, "EclipseLocator"), file, true));

    assertThat(Fixtures.names(table))
        .containsExactly(
            "Start",
            "Stop",
            "Duration",
            "OccBody",
            "Type",
            "EventNumber",
            "TotalDuration",
            "interval_id",
            "time");
    assertThat(Fixtures.row(table, 1)).contains(2083.25, "EARTH", "Umbra", 1L, 2100.25);
  }

  @Test
  void noEventsAreNoTable() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("contact.txt"),
            "Target: Sat\n\nThere are no contacts in the time interval 01 Jan 2026 00:00:00.000 to 02 Jan 2026.\n");

    ReadOutput output =
        OutputReader.read(Fixtures.declaration(OutputKind.CONTACT, "ContactLocator"), file, true);

    assertThat(output.table()).isNull();
    assertThat(output.notes()).containsExactly("It: no contacts");
  }

  @Test
  void aLegacyReportMustHoldAsManyEventsAsItCounts() throws Exception {
    String whole =
        Files.readString(Fixtures.path("vectors/parsers/Ex_ContactLocatorAllFormats__Legacy.txt"));
    Path file =
        Files.writeString(folder.resolve("contact.txt"), whole.replace("events : 4", "events : 5"));

    assertThatThrownBy(() ->
            OutputReader.read(
                Fixtures.declaration(OutputKind.CONTACT, "ContactLocator"), file, true))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("HreGS", "5", "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Start Time (UTC)    Start Time (TAI)",
        "Start Time (UTC)    interval_id",
        "Start Time (UTC)    Run_ID"
      })
  void headingsThatNameAColumnTwiceAreRefused(String headings) throws Exception {
    Path file = Files.writeString(folder.resolve("eclipse.txt"), headings + "\n");

    assertThatThrownBy(() ->
            OutputReader.read(
                Fixtures.declaration(OutputKind.ECLIPSE, "EclipseLocator"), file, true))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("eclipse.txt", "more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7.4592215e+11", "9.2e9", "-1.2e10", "1e999999999", "1e-999999999", "NaN"})
  void aTimeOutOfRangeIsRefused(String seconds) throws Exception {
    OutputDeclaration declaration =
        new OutputDeclaration(
            OutputKind.EPHEMERIS,
            "EphemerisFile",
            "EF",
            "ef.e",
            Map.of("FileFormat", "STK-TimePosVel"),
            List.of(),
            1);
    Path file =
        Files.writeString(
            folder.resolve("ef.e"),
            """
            stk.v.10.0
            BEGIN Ephemeris
            ScenarioEpoch 01 Jan 2026 00:00:00.000
            EphemerisTimePosVel
            %s 1 2 3 4 5 6
            END Ephemeris
            """
                .formatted(seconds));

    assertThatThrownBy(() -> OutputReader.read(declaration, file, true))
        .isInstanceOf(OutputFormatException.class)
        .hasMessageContainingAll("ef.e", seconds);
  }
}
