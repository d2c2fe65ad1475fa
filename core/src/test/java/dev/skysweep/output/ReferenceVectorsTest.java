package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.json.Json;
import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import dev.skysweep.table.WholeColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the reference, gmat-sweep 0.6.0, makes of the same files. Where we differ, and why:
///
/// - A column of whole-looking numbers is a double here, int64 there: types must not change from
///   run to run (docs/decisions/0005).
/// - ModJulian epochs are exact here; there they pass through a double and are off by up to 0.5 us.
/// - Seconds in an STK ephemeris are rounded to a nanosecond here, cut off there.
/// - Durations of contacts are seconds here, time deltas there, which have no Parquet type.
/// - The column `Time` of an AzimuthElevationRange report is `time` here: DuckDB takes the two
///   names for one.
/// - Comma-delimited reports and reports without headings are read; there they give one text
///   column.
/// - Code-500 and SPK ephemerides are kept; there the run fails.
class ReferenceVectorsTest {
  private static final long NOISE_OF_A_DOUBLE = 500;

  @ParameterizedTest
  @CsvSource({
    "dc, RF, rf.txt, report__RF",
    "dc, DC, DifferentialCorrectorDC.data, solver__DC",
    "oem, EF, ef.dat, ephemeris__EF",
    "stk, EF, ef.dat, ephemeris__EF",
    "report_dup, RF, rf.txt, report__RF",
    "report_gregorian, RF, rf.txt, report__RF",
    "report_leftzero, RF, rf.txt, report__RF",
    "report_modjulian, RF, rf.txt, report__RF",
    "report_notime, RF, rf.txt, report__RF"
  })
  void readsAsTheReferenceDoes(String folder, String resource, String file, String expected)
      throws Exception {
    ReadOutput output = Fixtures.read("vectors/" + folder, resource, file);

    assertSame(Fixtures.table(output), json("vectors/" + folder + "/" + expected + ".json"));
  }

  @ParameterizedTest
  @CsvSource({
    "Ex_AnalyticMassProperties.txt, REPORT",
    "Ex_FiniteBurnParameters.txt, REPORT",
    "Ex_LEOEphemeris.oem, EPHEMERIS",
    "Ex_STKEphemeris.e, EPHEMERIS",
    "Ex_ContactLocatorAllFormats__AzElRange.txt, CONTACT",
    "Ex_ContactLocatorAllFormats__ContactRange.txt, CONTACT",
    "Ex_ContactLocatorAllFormats__Legacy.txt, CONTACT",
    "Ex_ContactLocatorAllFormats__MaxElev.txt, CONTACT"
  })
  void readsGmatsOwnSamplesAsTheReferenceDoes(String file, OutputKind kind) throws Exception {
    OutputDeclaration declaration = Fixtures.declaration(kind, kind.name());
    if (file.endsWith(".e")) {
      declaration =
          new OutputDeclaration(
              kind,
              "EphemerisFile",
              "It",
              "x",
              Map.of("FileFormat", "STK-TimePosVel"),
              List.of(),
              1);
    }
    Path raw = Fixtures.path("vectors/parsers/" + file);

    Table table = Fixtures.table(OutputReader.read(declaration, raw, true));

    assertSame(withoutOurs(table), json("vectors/parsers/" + file + ".json"));
  }

  @Test
  void readsTheCommaDelimitedReportTheReferenceCannot() throws Exception {
    Table table = Fixtures.table(Fixtures.read("vectors/report_csv", "RF", "rf.csv"));

    assertThat(Fixtures.names(table)).containsExactly("Sat.UTCGregorian", "Sat.X", "time");
    assertThat(Fixtures.row(table, 1)).contains(5282.600074404777);
  }

  @Test
  void readsTheReportWithoutHeadingsTheReferenceCannot() throws Exception {
    Table table = Fixtures.table(Fixtures.read("vectors/report_noheader", "RF", "rf.txt"));

    assertThat(Fixtures.names(table)).containsExactly("Sat.UTCGregorian", "Sat.X", "time");
    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(Fixtures.row(table, 0)).contains(5375.057835881046);
  }

  /// The reference's worker adds `time` and `interval_id` after its parsers.
  private static Table withoutOurs(Table table) {
    return new Table(
        table.columns().stream()
            .filter(column -> !column.name().equals("interval_id"))
            .filter(column -> !(column instanceof TimeColumn times && times.source() != null))
            .toList());
  }

  private static void assertSame(Table table, JsonNode expected) {
    List<String> names = texts(expected.get("columns"));
    names.replaceAll(name -> name.equals("Time") ? "time" : name);
    assertThat(Fixtures.names(table)).isEqualTo(names);
    assertThat(table.rowCount()).isEqualTo(expected.get("rows").size());
    for (int c = 0; c < table.columns().size(); c++) {
      for (int r = 0; r < table.rowCount(); r++) {
        assertSame(table.columns().get(c), r, expected.get("rows").get(r).get(c));
      }
    }
  }

  private static void assertSame(Column column, int row, JsonNode expected) {
    String where = column.name() + ", row " + row;
    switch (column) {
      case NumberColumn numbers ->
          assertThat(numbers.value(row)).as(where).isEqualTo(expected.asDouble());
      case WholeColumn wholes ->
          assertThat(wholes.value(row)).as(where).isEqualTo(expected.asLong());
      case TextColumn texts ->
          assertThat(texts.value(row)).as(where).isEqualTo(expected.asString());
      case TimeColumn times -> {
        long noise = isModJulian(times) ? NOISE_OF_A_DOUBLE : times.name().equals("Epoch") ? 1 : 0;
        assertThat(times.nanoseconds(row))
            .as(where)
            .isCloseTo(EpochText.iso(expected.asString()).orElseThrow(), within(noise));
      }
      default -> throw new AssertionError(where);
    }
  }

  private static boolean isModJulian(TimeColumn times) {
    String source = times.source() == null ? times.name() : times.source();
    return source.endsWith("ModJulian");
  }

  private static JsonNode json(String name) {
    return Json.mapper().readTree(Fixtures.path(name));
  }

  private static List<String> texts(JsonNode array) {
    return array
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void epochsKeepTheirScale() throws Exception {
    Table table = Fixtures.table(Fixtures.read("vectors/report_gregorian", "RF", "rf.txt"));

    assertThat(table.columns())
        .filteredOn(TimeColumn.class::isInstance)
        .extracting(column -> ((TimeColumn) column).scale())
        .containsExactly(
            TimeScale.A1, TimeScale.TAI, TimeScale.TT, TimeScale.TDB, TimeScale.UTC, TimeScale.A1);
    assertThat(((TimeColumn) table.columns().getLast()).source()).isEqualTo("Sat.A1Gregorian");
  }
}
