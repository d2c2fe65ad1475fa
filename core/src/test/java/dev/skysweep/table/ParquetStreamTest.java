package dev.skysweep.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// DuckDB is the judge: it reads each value, and its filters trust the bounds in the footer.
class ParquetStreamTest {
  @TempDir private Path folder;

  static LongStream seeds() {
    return Trials.seeds().limit(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTableComesBackAsItWas(long seed) throws Exception {
    RandomGenerator random = Trials.random(seed);
    int rows = seed < 3 ? 250_000 : random.nextInt(3000);
    double nulls = random.nextBoolean() ? 0 : random.nextDouble();
    NumberColumn numbers = numbers(random, rows, nulls);
    WholeColumn wholes = wholes(random, rows, nulls);
    TextColumn texts = texts(random, rows, nulls);
    FlagColumn flags = flags(random, rows, nulls);
    Path file = folder.resolve("f.parquet");

    ParquetFile.write(new Table(List.of(numbers, wholes, texts, flags)), file, Map.of());

    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet read = query(duck, "SELECT x, n, t, f FROM '" + file + "'")) {
      for (int row = 0; row < rows; row++) {
        assertThat(read.next()).isTrue();
        assertThat(read.getObject(1)).isEqualTo(numbers.isNull(row) ? null : numbers.value(row));
        assertThat(read.getObject(2)).isEqualTo(wholes.isNull(row) ? null : wholes.value(row));
        assertThat(read.getObject(3)).isEqualTo(texts.value(row));
        assertThat(read.getObject(4)).isEqualTo(flags.isNull(row) ? null : flags.value(row));
      }
      assertThat(read.next()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void weReadAnyTableOfOursBackAsItWas(long seed) throws Exception {
    RandomGenerator random = Trials.random(seed);
    int rows = seed < 3 ? 250_000 : random.nextInt(3000);
    double nulls = random.nextBoolean() ? 0 : random.nextDouble();
    WholeColumn wholes = wholes(random, rows, nulls);
    var times = new TimeColumn.Builder();
    for (int row = 0; row < rows; row++) {
      if (wholes.isNull(row)) {
        times.addNull();
      } else {
        times.add(wholes.value(row));
      }
    }
    TimeColumn epochs = times.build("Sat.TAIGregorian", TimeScale.TAI);
    NumberColumn numbers = numbers(random, rows, nulls);
    var table =
        new Table(
            List.of(
                numbers,
                wholes,
                texts(random, rows, nulls),
                flags(random, rows, nulls),
                epochs,
                epochs.copiedAs("time")));
    Path file = folder.resolve("f.parquet");
    ParquetFile.write(table, file, Map.of("skysweep.run_id", "7"));

    ParquetReader reader = ParquetReader.open(Files.readAllBytes(file)).orElseThrow();
    var whole = new TableBuilder(reader.empty());
    for (int group = 0; group < reader.rowGroups(); group++) {
      Table read = reader.rows(group);
      whole.add(read, 0, read.rowCount());
    }
    Path again = folder.resolve("again.parquet");
    ParquetFile.write(whole.build(), again, reader.metadata());

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void filesOfOtherProgramsAreNotOurs() throws Exception {
    Path file = folder.resolve("duck.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement()) {
      statement.execute("COPY (SELECT 1.5 AS x) TO '" + file + "' (FORMAT parquet)");
    }

    assertThat(ParquetReader.open(Files.readAllBytes(file))).isEmpty();
    assertThat(ParquetReader.open("no Parquet at all".getBytes(US_ASCII))).isEmpty();
    assertThat(ParquetReader.open(new byte[3])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void filtersFindEveryRowThatTheyShould(long seed) throws Exception {
    RandomGenerator random = Trials.random(seed);
    NumberColumn numbers = numbers(random, 2000, seed % 2 * 0.5);
    Path file = folder.resolve("f.parquet");
    ParquetFile.write(new Table(List.of(numbers)), file, Map.of());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      for (String filter : List.of("x >= 0", "x <= -0.0", "x > 1.9", "x < -1.9", "isnan(x)")) {
        assertThat(count(duck, "SELECT count(*) FROM '" + file + "' WHERE " + filter))
            .as(filter)
            .isEqualTo(
                count(
                    duck,
                    "SELECT count(*) FILTER ("
                        + filter
                        + ") FROM (SELECT unnest("
                        + list(numbers)
                        + ") AS x)"));
      }
    }
  }

  @Test
  void aSpentFileGivesItsPlaceAndIsGone() throws Exception {
    Path spent = folder.resolve("report.txt");
    Files.writeString(spent, "a much longer text than the table\n".repeat(1000));
    Object place = Files.getAttribute(spent, "unix:ino");
    Path file = folder.resolve("f.parquet");
    Table table = new Table(List.of(numbers(Trials.random(1), 10, 0)));

    ParquetFile.Written written = ParquetFile.writeOver(spent, table, file, Map.of());

    assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    assertThat(spent).doesNotExist();
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(place);
    assertThat(file).hasSize(written.bytes());
    byte[] hash = Sha256.digest().digest(Files.readAllBytes(file));
    assertThat(written.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    ParquetFile.write(table, folder.resolve("plain.parquet"), Map.of());
    assertThat(file).hasSameBinaryContentAs(folder.resolve("plain.parquet"));
  }

  private static NumberColumn numbers(RandomGenerator random, int rows, double nulls) {
    double[] special = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0};
    boolean withNaN = random.nextBoolean();
    var column = new NumberColumn.Builder();
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < nulls) {
        column.addNull();
      } else if (random.nextInt(20) == 0) {
        column.add(
            withNaN && random.nextBoolean() ? Double.NaN : special[random.nextInt(special.length)]);
      } else {
        column.add(random.nextGaussian());
      }
    }
    return column.build("x", null);
  }

  private static WholeColumn wholes(RandomGenerator random, int rows, double nulls) {
    var column = new WholeColumn.Builder();
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < nulls) {
        column.addNull();
      } else {
        column.add(random.nextLong());
      }
    }
    return column.build("n");
  }

  private static TextColumn texts(RandomGenerator random, int rows, double nulls) {
    var column = new TextColumn.Builder();
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < nulls) {
        column.addNull();
      } else {
        column.add(Trials.text(random, 20) + (random.nextBoolean() ? "µ\uD83D\uDEF0" : ""));
      }
    }
    return column.build("t");
  }

  private static FlagColumn flags(RandomGenerator random, int rows, double nulls) {
    var column = new FlagColumn.Builder();
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < nulls) {
        column.addNull();
      } else {
        column.add(random.nextBoolean());
      }
    }
    return column.build("f");
  }

  private static String list(NumberColumn column) {
    List<String> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      values.add(column.isNull(row) ? "NULL" : "'" + column.value(row) + "'::DOUBLE");
    }
    return values.toString();
  }

  private static long count(Connection duck, String sql) throws SQLException {
    try (ResultSet result = query(duck, sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static ResultSet query(Connection duck, String sql) throws SQLException {
    var statement = duck.createStatement();
    statement.closeOnCompletion();
    return statement.executeQuery(sql);
  }
}
