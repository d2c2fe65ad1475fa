package dev.skysweep.results;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.StudyOnDisk.texts;
import static dev.skysweep.results.StudyOnDisk.times;
import static dev.skysweep.results.SweepResultTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.ParquetRows;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.ManifestException;
import dev.skysweep.table.ParquetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompactionTest {
  private static final String REPORT = "report__RF";

  @TempDir private Path folder;
  private StudyOnDisk study;

  @BeforeEach
  void makeRuns() throws IOException {
    study = new StudyOnDisk(folder, 1102);
    study.ok(2, Map.of(), Map.of(REPORT, table(times("time", 0, 60), numbers("x", 7, 3))));
    study.ok(1, Map.of(), Map.of(REPORT, table(times("time", 60, 0), numbers("x", 3, 4))));
    study.ok(0, Map.of(), Map.of(REPORT, table(times("time", 0), numbers("x", 1))));
    study.failed(4, Map.of());
    study.ok(1101, Map.of(), Map.of(REPORT, table(times("time", 0), numbers("x", 5))));
  }

  @ParameterizedTest
  @EnumSource
  void mergedRunsAreReadAsTheirOwnFilesWere(Layout layout) throws Exception {
    List<List<Object>> before = report();

    assertThat(study.compact(layout)).isEqualTo(4);

    assertThat(report()).isEqualTo(before);
    assertThat(parts()).containsExactly("part-000000-000002.parquet", "part-001101-001101.parquet");
    assertThat(Files.exists(ownFile(1))).isEqualTo(layout == Layout.PER_RUN);
    assertThat(study.compact(layout)).isZero();
    assertThat(report()).isEqualTo(before);
  }

  @Test
  void longRunsAreMergedAsPieces() throws Exception {
    double[] values = new double[90_000];
    Arrays.setAll(values, i -> i % 100);
    study.ok(
        3, Map.of(), Map.of(REPORT, table(times("time", new long[90_000]), numbers("x", values))));
    study.ok(
        4, Map.of(), Map.of(REPORT, table(times("time", new long[90_000]), numbers("x", values))));
    List<List<Object>> before = report();

    assertThat(study.compact(Layout.COMPACT)).isEqualTo(6);

    assertThat(report()).isEqualTo(before);
    study.failed(3, Map.of());
    study.compact(Layout.COMPACT);
    assertThat(allRowsOfParts()).hasSize(90_006);
  }

  @Test
  void aPartIsPlainParquetInTheOrderOfTheRuns() throws Exception {
    study.compact(Layout.COMPACT);

    List<Map<String, Object>> rows =
        ParquetRows.of(folder.resolve("tables/report__RF/part-000000-000002.parquet"));

    assertThat(rows).extracting(row -> row.get("run_id")).containsExactly(0L, 1L, 1L, 2L, 2L);
    assertThat(rows).extracting(row -> row.get("x")).containsExactly(1.0, 3.0, 4.0, 7.0, 3.0);
    try (Database database = Database.open()) {
      assertThat(
              database
                  .frame(
                      "SELECT decode(value) FROM parquet_kv_metadata(%s)"
                          .formatted(
                              Database.text(
                                  folder
                                      .resolve("tables/report__RF/part-000000-000002.parquet")
                                      .toString())))
                  .get(0, 0)
                  .toString())
          .contains("time_scale");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunMadeAgainSupersedesItsRows(Layout layout) throws Exception {
    study.compact(layout);
    study.ok(1, Map.of(), Map.of(REPORT, table(times("time", 0), numbers("x", 99))));

    List<List<Object>> again = report();
    assertThat(again).extracting(row -> row.get(2)).startsWith(1.0, 99.0, 7.0, 3.0);

    assertThat(study.compact(layout)).isEqualTo(1);
    assertThat(report()).isEqualTo(again);
    assertThat(allRowsOfParts()).containsExactlyInAnyOrder(1.0, 99.0, 7.0, 3.0, 5.0);
  }

  @Test
  void aRunThatFailsLaterHasNoRowsAnyMore() throws Exception {
    study.compact(Layout.COMPACT);
    study.failed(1101, Map.of());
    study.failed(1, Map.of());

    study.compact(Layout.COMPACT);

    assertThat(report()).filteredOn(row -> row.get(0).equals(1L)).hasSize(1);
    assertThat(allRowsOfParts()).containsExactlyInAnyOrder(1.0, 7.0, 3.0);
  }

  @Test
  void runsOfOtherColumnsGetAPartOfTheirOwn() throws Exception {
    study.ok(3, Map.of(), Map.of(REPORT, table(times("time", 0), texts("x", "7.50"))));
    List<List<Object>> before = report();

    study.compact(Layout.COMPACT);

    assertThat(report()).isEqualTo(before).contains(Arrays.asList(3L, at(), "7.50", "ok"));
    assertThat(parts()).hasSize(3).contains("part-000003-000003.parquet");
  }

  @Test
  void whatCannotBeMergedStays() throws Exception {
    study.ok(5, Map.of(), Map.of(REPORT, table(times("time", 0), numbers("Run_ID", 8))));
    ParquetFile.write(table(times("time", 0), numbers("x", -1)), ownFile(2), Map.of());
    List<List<Object>> before = report();

    assertThat(study.compact(Layout.COMPACT)).isEqualTo(3);

    assertThat(ownFile(5)).exists();
    assertThat(ownFile(2)).exists();
    assertThat(report()).isEqualTo(before);
  }

  @Test
  void aStudyMadeAnewDoesNotSeeTheOldOnesRows() throws Exception {
    study.compact(Layout.PER_RUN);
    StudyOnDisk other = new StudyOnDisk(folder, 7);
    other.ok(0, Map.of(), Map.of(REPORT, table(times("time", 0), numbers("x", 1))));

    try (SweepResult result = other.open()) {
      assertThat(rows(result.report())).hasSize(7);
    }
    assertThat(other.compact(Layout.PER_RUN)).isEqualTo(1);
    assertThat(parts()).containsExactly("part-000000-000000.parquet");
  }

  @Test
  void theOnlyRowsOfARunStayWhereverTheLogIsCut() throws Exception {
    study.compact(Layout.COMPACT);
    List<List<Object>> before = report();
    List<String> merged = parts();
    Path log = folder.resolve("tables/compaction.jsonl");
    byte[] whole = Files.readAllBytes(log);
    for (int length = 0; length < whole.length; length++) {
      Files.write(log, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> study.compact(Layout.COMPACT))
          .as("cut at %d", length)
          .isInstanceOf(ManifestException.class)
          .hasMessageMatching("(?s).* has the only rows of run \\d+ and is not named here .*");
      assertThat(parts()).isEqualTo(merged);
    }
    Files.write(log, whole);
    assertThat(report()).isEqualTo(before);
  }

  @Test
  void aDamagedLogIsNamed() throws Exception {
    study.compact(Layout.COMPACT);
    Path log = folder.resolve("tables/compaction.jsonl");
    String text = Files.readString(log);
    Files.writeString(log, text.replace("\"layout\":\"compact\"", "\"layout\":\"per-run\""));

    assertThatThrownBy(this::report)
        .isInstanceOf(ManifestException.class)
        .hasMessageContainingAll("compaction.jsonl line 2", "checksum");
  }

  /// Every state that a crash can leave, in the order in which the files change.
  @Test
  void aCrashAtAnyStepLosesAndDoublesNothing() throws Exception {
    List<List<Object>> before = report();
    Map<Path, byte[]> small = new TreeMap<>();
    for (int run : List.of(0, 1, 2, 1101)) {
      small.put(ownFile(run), Files.readAllBytes(ownFile(run)));
    }
    study.compact(Layout.COMPACT);
    Path tables = folder.resolve("tables");
    Path log = tables.resolve("compaction.jsonl");
    byte[] lines = Files.readAllBytes(log);
    String text = new String(lines, StandardCharsets.US_ASCII);
    int layoutEnd = text.indexOf('\n', text.indexOf('\n') + 1) + 1;

    int firstBlock = text.indexOf('\n', layoutEnd) + 1;
    for (int length :
        List.of(0, 9, layoutEnd - 1, layoutEnd, firstBlock - 9, firstBlock, lines.length - 1)) {
      assertThat(crashed(small, log, Arrays.copyOf(lines, length), small.size()))
          .as("log cut at %d", length)
          .isEqualTo(before);
    }
    for (int left = small.size(); left >= 0; left--) {
      assertThat(crashed(small, log, lines, left)).as("%d files left", left).isEqualTo(before);
    }
  }

  /// The study as it is read after a crash; and again after the next compaction.
  private List<List<Object>> crashed(
      Map<Path, byte[]> small, Path log, byte[] lines, int smallFilesLeft) throws IOException {
    Files.write(log, lines);
    Files.write(log.resolveSibling("report__RF/.part-000000-000002.parquet.partial"), new byte[9]);
    List<Path> files = List.copyOf(small.keySet());
    for (int i = 0; i < files.size(); i++) {
      Files.deleteIfExists(files.get(i));
      if (i >= files.size() - smallFilesLeft) {
        Files.write(files.get(i), small.get(files.get(i)));
      }
    }
    List<List<Object>> rows = report();
    study.compact(Layout.COMPACT);
    assertThat(report()).isEqualTo(rows);
    assertThat(allRowsOfParts()).containsExactlyInAnyOrder(1.0, 3.0, 4.0, 7.0, 3.0, 5.0);
    assertThat(files).noneMatch(Files::exists);
    return rows;
  }

  private List<List<Object>> report() throws IOException {
    try (SweepResult result = study.open()) {
      return rows(result.report());
    }
  }

  private Path ownFile(int run) {
    return folder.resolve("runs/%06d/report__RF.parquet".formatted(run));
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("tables/report__RF"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// As a tool sees them that knows nothing of the log.
  private List<Double> allRowsOfParts() throws IOException {
    List<Double> values = new ArrayList<>();
    for (String part : parts()) {
      assertThat(part).endsWith(".parquet");
      ParquetRows.of(folder.resolve("tables/report__RF").resolve(part))
          .forEach(row -> values.add((Double) row.get("x")));
    }
    return values;
  }

  private static Object at() {
    return LocalDateTime.of(1970, 1, 1, 0, 0).plusNanos(7);
  }
}
