package dev.skysweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {
  private static final long MOMENT = 1_767_225_600_123_456_789L;

  @TempDir private Path folder;

  @Test
  void everyKindOfColumnComesBackAsItWas() throws Exception {
    Path file = folder.resolve("it's a file.parquet");

    ParquetFile.write(sample(), file, Map.of());

    assertThat(query("SELECT * FROM " + parquet(file)))
        .containsExactly(
            "1.5|7|a 'b'|2026-01-01 00:00:00.123456789|true", "NaN|null|null|null|null");
    assertThat(query("SELECT column_type FROM (DESCRIBE FROM " + parquet(file) + ")"))
        .containsExactly("DOUBLE", "BIGINT", "VARCHAR", "TIMESTAMP_NS", "BOOLEAN");
  }

  @Test
  void equalTablesGiveEqualBytes() throws Exception {
    Path one = folder.resolve("one.parquet");
    Path two = folder.resolve("two.parquet");

    ParquetFile.write(sample(), one, Map.of("b", "2", "a", "1"));
    ParquetFile.write(sample(), two, Map.of("a", "1", "b", "2"));

    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void unitsAndTimeScalesAreInTheMetadata() throws Exception {
    Path file = folder.resolve("f.parquet");
    NumberColumn.Builder lengths = new NumberColumn.Builder();
    lengths.add(7000);
    TimeColumn.Builder epochs = new TimeColumn.Builder();
    epochs.add(MOMENT);
    TimeColumn epoch = epochs.build("Sat.A1Gregorian", TimeScale.A1);
    Table table = new Table(List.of(lengths.build("Sat.SMA", "km"), epoch, epoch.copiedAs("time")));

    ParquetFile.write(table, file, Map.of("skysweep.run_id", "17"));

    assertThat(
            query(
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                    + file
                    + "') ORDER BY 1"))
        .containsExactly(
            "skysweep.columns|{\"Sat.A1Gregorian\":{\"time_scale\":\"A1\"},"
                + "\"Sat.SMA\":{\"unit\":\"km\"},"
                + "\"time\":{\"copy_of\":\"Sat.A1Gregorian\",\"time_scale\":\"A1\"}}",
            "skysweep.run_id|17");
  }

  @Test
  void manyRowsKeepTheirOrder() throws Exception {
    Path file = folder.resolve("f.parquet");
    WholeColumn.Builder counter = new WholeColumn.Builder();
    for (int i = 0; i < 300_000; i++) {
      counter.add(i);
    }

    ParquetFile.write(new Table(List.of(counter.build("n"))), file, Map.of());

    assertThat(
            query(
                "SELECT count(*), count(*) FILTER (n = file_row_number) FROM read_parquet('"
                    + file
                    + "', file_row_number = true)"))
        .containsExactly("300000|300000");
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() throws Exception {
    Path file = folder.resolve("f.parquet");

    ParquetFile.write(
        new Table(List.of(new NumberColumn.Builder().build("x", null))), file, Map.of());

    assertThat(query("SELECT count(*), max(x) FROM " + parquet(file))).containsExactly("0|null");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOneAndNothingElse() throws Exception {
    Path file = folder.resolve("f.parquet");
    ParquetFile.write(sample(), file, Map.of());
    byte[] before = Files.readAllBytes(file);
    Files.createDirectory(folder.resolve("f.parquet.partial"));

    assertThatThrownBy(() -> ParquetFile.write(sample(), file, Map.of("k", "v")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("f.parquet");

    assertThat(file).hasBinaryContent(before);
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void namesThatDifferInCaseOnlyAreRefused() {
    assertThatThrownBy(() ->
            new Table(
                List.of(
                    new WholeColumn.Builder().build("v"), new WholeColumn.Builder().build("V"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Table sample() {
    NumberColumn.Builder numbers = new NumberColumn.Builder();
    numbers.add(1.5);
    numbers.add(Double.NaN);
    WholeColumn.Builder wholes = new WholeColumn.Builder();
    wholes.add(7);
    wholes.addNull();
    TextColumn.Builder texts = new TextColumn.Builder();
    texts.add("a 'b'");
    texts.addNull();
    TimeColumn.Builder times = new TimeColumn.Builder();
    times.add(MOMENT);
    times.addNull();
    FlagColumn.Builder flags = new FlagColumn.Builder();
    flags.add(true);
    flags.addNull();
    return new Table(
        List.of(
            numbers.build("number", null),
            wholes.build("whole"),
            texts.build("text"),
            times.build("time", TimeScale.UTC),
            flags.build("flag")));
  }

  private static String parquet(Path file) {
    return "read_parquet('" + file.toString().replace("'", "''") + "')";
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    }
  }
}
