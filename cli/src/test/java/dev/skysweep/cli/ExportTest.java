package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.ParquetRows;
import dev.skysweep.Reference;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Results for other programs.
class ExportTest {
  @TempDir private static Path root;
  private static String study;

  @BeforeAll
  static void sweep() throws IOException {
    TestEngine.installation();
    Path script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    study = root.resolve("out").toString();
    CommandRun.of("run", script.toString(), "--grid", "Sat.DryMass=100,-5", "--out", study);
  }

  private static CommandRun export(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "export";
    all[1] = study;
    System.arraycopy(more, 0, all, 2, more.length);
    return CommandRun.of(all);
  }

  @Test
  void everyTableIsWritten() throws IOException {
    Path out = root.resolve("exported/csv");
    export("--format", "csv", "--out", out.toString()).isOk();

    assertThat(Files.readAllLines(out.resolve("parameters.csv")))
        .containsExactly("run_id,Sat.DryMass,status", "0,100.0,ok", "1,-5.0,failed");
    assertThat(Files.readAllLines(out.resolve("report__RF.csv")).getFirst())
        .startsWith("run_id,time,")
        .endsWith(",status");
    assertThat(out).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void formatsHoldTheSameRows() throws IOException {
    Path out = root.resolve("exported");
    export("--format", "json", "--table", "report__RF", "-o", out.toString()).isOk();
    export("--format", "parquet", "--table", "report__RF", "-o", out.toString()).isOk();

    JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("report__RF.json")));
    var parquet = ParquetRows.of(out.resolve("report__RF.parquet"));
    assertThat(json.size()).isEqualTo(parquet.size()).isGreaterThan(1);
    for (int row = 0; row < json.size(); row++) {
      assertThat(json.get(row).path("run_id").asLong()).isEqualTo(parquet.get(row).get("run_id"));
      if (json.get(row).path("Sat.X").isNumber()) {
        assertThat(json.get(row).path("Sat.X").asDouble()).isEqualTo(parquet.get(row).get("Sat.X"));
      }
    }
  }

  /// Read by pyarrow, the format's own library.
  @Test
  void arrowFilesHoldTheSameRows() {
    Path out = root.resolve("exported/arrow");
    export("--format", "arrow", "-o", out.toString()).isOk();
    export("--format", "parquet", "-o", out.toString()).isOk();

    String compare =
        """
        import sys, pyarrow as pa, pyarrow.ipc as ipc, pyarrow.parquet as pq
        for name in ('runs', 'parameters', 'report__RF'):
            arrow = ipc.open_file(f'{sys.argv[1]}/{name}.arrow').read_all()
            parquet = pq.read_table(f'{sys.argv[1]}/{name}.parquet')
            arrow.validate(full=True)
            assert arrow.num_rows > 1 and arrow.column_names == parquet.column_names
            for column in arrow.column_names:
                want = parquet[column]
                want = want.cast(pa.timestamp('ns')) if pa.types.is_timestamp(want.type) else want
                assert arrow[column].type == want.type, (column, arrow[column].type, want.type)
                assert arrow[column].equals(want), column
        """;
    Reference.python(root, compare, out.toString());
  }

  @Test
  void aQueryIsAnsweredForPeopleAndPrograms() {
    String query =
        "SELECT run_id, status, NULL::VARCHAR AS x, 'a\"b,c' AS y FROM runs ORDER BY run_id";

    assertThat(CommandRun.of("sql", study, query).isOk().out()).contains("run_id", "failed");
    assertThat(CommandRun.of("sql", study, query, "--csv").isOk().out())
        .isEqualTo("run_id,status,x,y\n0,ok,,\"a\"\"b,c\"\n1,failed,,\"a\"\"b,c\"\n");
    JsonNode rows =
        Json.mapper().readTree(CommandRun.of("sql", study, query, "--json").isOk().out());
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.get(1).path("y").asString()).isEqualTo("a\"b,c");
    assertThat(rows.get(0).path("x").isNull()).isTrue();
    assertThat(CommandRun.of("sql", study, "SHOW TABLES", "--csv").isOk().out())
        .isEqualTo("name\nruns\nparameters\nreport__RF\n");
    assertThat(CommandRun.of("sql", study, "SELECT count(*) FROM REPORT__rf", "--csv").isOk().out())
        .startsWith("count");
    assertThat(CommandRun.of("sql", study, "FROM runs WHERE run_id > 9", "--json").isOk().out())
        .isEqualTo("[]\n");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Path out = root.resolve("none");
    export("--format", "xls", "-o", out.toString()).isRefused(ExitCode.USAGE, "csv, json");
    export("--format", "csv", "--table", "report__XX", "-o", out.toString())
        .isRefused(ExitCode.USAGE, "report__XX", "report__RF");
    assertThat(out).doesNotExist();
    CommandRun.of("sql", study, "SELECT nothing FROM runs").isRefused(ExitCode.USAGE, "nothing");
    CommandRun.of("sql", study, "FROM report__RR")
        .isRefused(
            ExitCode.USAGE,
            "there is no table report__RR; did you mean report__RF?; there are runs, parameters, report__RF");
    CommandRun.of("sql", study, "SELECT Sat.X FROM report__RF")
        .isRefused(ExitCode.USAGE, "a dot is written in double quotes: \"Sat.…\"");
    CommandRun.of("sql", study, "SELECT NULL FROM runs").isRefused(ExitCode.USAGE, "cast it");
  }
}
