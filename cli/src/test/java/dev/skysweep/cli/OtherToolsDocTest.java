package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the documentation has people type into pandas, polars and DuckDB, typed.
@Execution(ExecutionMode.CONCURRENT)
class OtherToolsDocTest {
  private static final Path PAGE = Path.of("../docs/how-to/results.md");

  /// A row of the table: the tool, the line for one run, the line for all.
  private static final Pattern ROW =
      Pattern.compile("\\| (DuckDB|pandas|polars) \\| `(.+?)` \\| `(.+?)` \\|");

  @TempDir private Path folder;

  @Test
  void everyLineReadsWhatItSays() throws IOException, InterruptedException {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    String study = folder.resolve("out/sma").toString();
    CommandRun.of("run", script.toString(), "--grid", "Sat.SMA=6900:7300:18", "--out", study)
        .isOk();
    CommandRun.of("compact", "--keep", study).isOk();

    List<String> lines = new ArrayList<>(List.of("import duckdb, pandas, polars"));
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      boolean sql = row.group(1).equals("DuckDB");
      for (int group : new int[] {2, 3}) {
        String line = row.group(group);
        lines.add("print(len(" + (sql ? "duckdb.sql(\"" + line + "\").df()" : line) + "))");
      }
    }
    assertThat(lines).hasSize(7);
    int one =
        Integer.parseInt(
            python(
                    "import pandas; print(len(pandas.read_parquet('out/sma/runs/000017/report__RF.parquet')))")
                .strip());

    assertThat(python(String.join("\n", lines)).lines().map(Integer::valueOf))
        .containsExactly(one, 18 * one, one, 18 * one, one, 18 * one);
  }

  private String python(String program) throws IOException, InterruptedException {
    return execute(interpreter().toString(), "-c", program);
  }

  /// Python with the three of them, installed from PyPI on first use.
  private Path interpreter() throws IOException, InterruptedException {
    String told = System.getenv("SKYSWEEP_CACHE");
    Path cache =
        told == null ? Path.of(System.getProperty("user.home"), ".cache/skysweep") : Path.of(told);
    Path place = cache.resolve("other-tools");
    Path python = place.resolve("bin/python");
    if (!Files.exists(place.resolve("ready"))) {
      execute("python3", "-m", "venv", place.toString());
      execute(
          python.toString(), "-m", "pip", "install", "-q", "duckdb", "pandas", "polars", "pyarrow");
      Files.createFile(place.resolve("ready"));
    }
    return python;
  }

  private String execute(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
