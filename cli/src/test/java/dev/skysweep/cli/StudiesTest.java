package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.FAILED_RUNS;
import static dev.skysweep.cli.ExitCode.USAGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.study.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Studies of every design, on the real engine and beside the real reference.
class StudiesTest {
  @TempDir private Path root;
  private Path script;
  private Path out;

  @BeforeEach
  void writeScript() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    out = root.resolve("out");
  }

  private CommandRun study(String command, String... more) {
    var line = new ArrayList<>(List.of(command, script.toString(), "--out", out.toString()));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  /// What each run was given, by run id.
  private static List<String> overrides(Path folder) {
    try (Stream<ManifestEntry> entries = Manifest.open(folder.resolve("manifest.jsonl")).latest()) {
      return entries
          .sorted((a, b) -> Integer.compare(a.runId(), b.runId()))
          .map(entry -> entry.runStatus() + " " + entry.overrides())
          .toList();
    }
  }

  @Test
  void theStudyFileOfACommandLineMakesTheSameRunsAlsoFromAMovedFolder() throws Exception {
    study(
            "monte-carlo",
            "--n",
            "3",
            "--seed",
            "7",
            "--perturb",
            "Sat.SMA ~ nominal + normal(0, 50 m)",
            "--derive",
            "Sat.DryMass = Sat.SMA / 10")
        .isOk();
    Path moved = Files.move(out, root.resolve("moved"));
    CommandRun.of("run", moved.resolve("study.yaml").toString(), "--out", out.toString()).isOk();
    assertThat(overrides(out)).isEqualTo(overrides(moved)).hasSize(3);
  }

  @Test
  void weExtendAStudyOfTheReferenceAndItGoesOnWithOurs() throws Exception {
    String[] sampling = {"--n", "2", "--seed", "5", "--perturb", "Sat.SMA=normal:7100:5"};
    Path theirs = root.resolve("theirs");
    var line =
        new ArrayList<>(List.of("monte-carlo", script.toString(), "--out", theirs.toString()));
    line.addAll(List.of(sampling));
    Reference.run(root, line.toArray(String[]::new));

    String manifest = theirs.resolve("manifest.jsonl").toString();
    CommandRun.of("extend", manifest, "--n", "2", "--script", script.toString()).isOk();
    study("monte-carlo", sampling).isOk();
    Reference.run(
        root,
        "extend",
        out.resolve("manifest.jsonl").toString(),
        "--n",
        "2",
        "--script",
        script.toString());

    assertThat(overrides(theirs)).isEqualTo(overrides(out)).hasSize(4);
    assertThat(Reference.run(root, "show", manifest)).contains("4 runs (4 ok)");
  }

  @Test
  void aFailedRunOfAnExtensionIsMadeAgain() {
    study("monte-carlo", "--n", "2", "--seed", "5", "--perturb", "Sat.SMA=normal:7100:5").isOk();
    CommandRun.of("extend", out.toString(), "--n", "2", "--timeout", "1ms", "--max-attempts", "1")
        .endsWith(FAILED_RUNS);
    CommandRun.of("extend", out.toString(), "--n", "2")
        .isRefused(USAGE, "of the study's 4 runs are missing or failed", "skysweep resume");
    CommandRun.of("resume", out.toString()).isOk();
    assertThat(overrides(out)).hasSize(4).allMatch(run -> run.startsWith("OK"));
  }

  /// What GMAT refuses for its own values keeps neither the missing runs from being made nor more
  /// from being added.
  @Test
  void runsThatGmatRefusesStandInNobodysWay() throws Exception {
    study("monte-carlo", "--n", "6", "--seed", "6", "--perturb", "Sat.DryMass=uniform:-60:100")
        .endsWith(FAILED_RUNS);
    List<String> whole = overrides(out);
    assertThat(whole).anyMatch(run -> run.startsWith("FAILED"));
    Path manifest = out.resolve("manifest.jsonl");
    List<String> lines = Files.readAllLines(manifest);
    String ok =
        lines.stream().filter(line -> line.contains("\"status\":\"ok\"")).toList().getLast();
    Files.write(manifest, lines.stream().filter(line -> !line.equals(ok)).toList());

    CommandRun.of("resume", out.toString()).endsWith(FAILED_RUNS);
    assertThat(overrides(out)).isEqualTo(whole);

    CommandRun.of("extend", out.toString(), "--n", "2").endsWith(FAILED_RUNS);
    assertThat(overrides(out)).hasSize(8).startsWith(whole.toArray(String[]::new));
  }

  @Test
  void anExtensionThatWasBrokenOffIsResumedInFull() throws Exception {
    study("halton", "--n", "2", "--seed", "5", "--perturb", "Sat.SMA=normal:7100:5").isOk();
    CommandRun.of("extend", out.toString(), "--n", "4").isOk();
    List<String> whole = overrides(out);
    Path manifest = out.resolve("manifest.jsonl");
    List<String> lines = Files.readAllLines(manifest);
    Files.writeString(manifest, String.join("\n", lines.subList(0, 4)) + "\n");

    assertThat(CommandRun.of("show", out.toString()).out()).contains("6 runs (3 ok, 3 not made)");
    CommandRun.of("resume", out.toString()).isOk();
    assertThat(overrides(out)).isEqualTo(whole).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "latin-hypercube, 2, 4, Sat.SMA > 0",
    "latin-hypercube, 2, 4, Sat.SMA < 7101",
    "monte-carlo, 3, 3, Sat.SMA < 7101",
    "sobol-sequence, 2, 4, Sat.SMA < 7101",
    "sobol, 8, 16, Sat.SMA > 0",
    "morris, 4, 2, Sat.SMA > 0",
  })
  void aStudyExtendedTwiceIsDerivedAnew(String design, int first, int second, String where) {
    String n = design.equals("sobol") || design.equals("morris") ? "2" : String.valueOf(first);
    study(design, "--n", n, "--seed", "5", "--perturb", "Sat.SMA=normal:7100:5", "--where", where)
        .isOk();
    CommandRun.of("extend", out.toString(), "--n", String.valueOf(first)).isOk();
    CommandRun.of("extend", out.toString(), "--n", String.valueOf(second)).isOk();
    CommandRun.of("verify", out.toString(), "--rerun", "2").isOk();

    Path again = root.resolve("again");
    CommandRun.of("run", out.resolve("study.yaml").toString(), "--out", again.toString()).isOk();
    assertThat(overrides(again)).isEqualTo(overrides(out));
  }

  @Test
  void rowsOfAFileTravelWithTheirContext() throws Exception {
    Path samples = root.resolve("cases.csv");
    Files.writeString(samples, "Sat.SMA,batch,priority\n7000,a,1\n7100,b,2\n");
    study("explicit", "--samples", samples.toString(), "--context", "batch").isOk();
    assertThat(overrides(out).getFirst()).contains("Sat.SMA").contains("7000");
    Manifest manifest = Manifest.open(out.resolve("manifest.jsonl"));
    assertThat(manifest.entry(1).orElseThrow().context()).containsKey("batch");
    assertThat(CommandRun.of("show", out.toString(), "--run", "1").isOk().out())
        .contains("context:", "batch = \"b\"");
    assertThat(
            CommandRun.of("sql", out.toString(), "FROM context ORDER BY run_id", "--csv")
                .isOk()
                .out())
        .contains("run_id,batch,status", "0,a,ok", "1,b,ok");
    Files.writeString(samples, "Sat.SMA,priority\n7000,1\nnan,2\n");
    study("explicit", "--samples", samples.toString(), "--dry-run")
        .isRefused(USAGE, "Sat.SMA: nan is not a finite number (run 1)");
  }

  @Test
  void rowsOfAParquetFileAreRuns() throws Exception {
    Path samples = root.resolve("cases.parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          COPY (SELECT * FROM (VALUES (7000.5, 'a', 2::BIGINT), (7100, 'b', 1))
            cases("Sat.SMA", batch, "Sat.DryMass")) TO '%s' (FORMAT parquet)
          """
              .formatted(samples));
    }
    study("explicit", "--samples", samples.toString(), "--context", "batch")
        .isRefused(USAGE, "is of type BigDecimal, which no field takes");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          COPY (SELECT * FROM (VALUES (7000.5::DOUBLE, TIMESTAMP '2026-01-02', 2::BIGINT),
              (7100, TIMESTAMP '2026-01-03', 1))
            cases("Sat.SMA", batch, "Sat.DryMass")) TO '%s' (FORMAT parquet)
          """
              .formatted(samples));
    }
    study("explicit", "--samples", samples.toString(), "--context", "batch").isOk();
    assertThat(overrides(out))
        .containsExactly(
            "OK {Sat.DryMass=Whole[value=2], Sat.SMA=Real[value=7000.5]}",
            "OK {Sat.DryMass=Whole[value=1], Sat.SMA=Real[value=7100.0]}");
    assertThat(Manifest.open(out.resolve("manifest.jsonl")).entry(0).orElseThrow().context())
        .containsEntry("batch", Value.of("02 Jan 2026 00:00:00.000"));
    Files.delete(samples);
    CommandRun.of("run", out.resolve("study.yaml").toString(), "--overwrite").isOk();
  }

  @Test
  void verifyDerivesAnewWhatFollowsFromFormulasAndConditionsInAnExtendedAndMergedStudy() {
    study(
            "monte-carlo",
            "--n",
            "5",
            "--seed",
            "3",
            "--perturb",
            "Sat.SMA=normal:7000:1",
            "--derive",
            "Sat.DryMass = Sat.SMA / 10",
            "--where",
            "Sat.SMA > 7000",
            "--layout",
            "compact")
        .isOk();
    CommandRun.of("extend", out.toString(), "--n", "4").isOk();
    int runs = overrides(out).size();

    assertThat(CommandRun.of("verify", out.toString()).isOk().out())
        .contains(2 * runs + " values derived anew from design and seed", "nothing differs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.SMA,Nope.X\\n1,2\\n | the column 'Nope.X' names nothing in",
        "Sat.SMA,Sat.ECC\\n7000,0\\n7100\\n | cases.csv:3: 1 cells where the first line has 2 columns",
        "Sat.SMA\\n7000\\n'' \\n | Sat.SMA",
        "Sat.SMA,Sat.SMA\\n1,2\\n | the column 'Sat.SMA' is there twice",
        "Sat.SMA\\n | cases.csv has no rows",
        "Sat.SMA,Sat.ECC\\n7000,0\\n7100,\"0\\n | cases.csv:3: the quotes don't match",
        "Sat.SMA,Sat.INCC\\n7000,1\\n | Sat.INCC: Sat has no such field; did you mean Sat.INC",
        "Sat.SMA,Sat.Qqqqqqqqqq\\n7000,1\\n | Sat.Qqqqqqqqqq: Sat has no such field",
      })
  void rowsThatCannotBeRunAreSaidBeforehand(String text, String message) throws Exception {
    Path samples = root.resolve("cases.csv");
    Files.writeString(samples, text.replace("\\n", "\n"));
    study("explicit", "--samples", samples.toString()).isRefused(USAGE, message);
    assertThat(out).doesNotExist();
  }

  @Test
  void aMistakeInAStudyFileIsToldWithItsPlace() throws Exception {
    Path file = root.resolve("study.yaml");
    Files.writeString(
        file,
        """
        mission: mission.script
        sed: 4
        out: out
        design:
          monte-carlo:
            n: 2
            vary:
              Sat.SMA: normal(7100, 5 deg)
        """);
    CommandRun.of("run", file.toString())
        .isRefused(USAGE, "study.yaml:2:1: unknown key 'sed'; did you mean seed?");
    Files.writeString(file, Files.readString(file).replace("sed: 4", "seed: 4"));
    CommandRun.of("run", file.toString())
        .isRefused(USAGE, "study.yaml:8:16: Sat.SMA: 'deg' is no unit of Sat.SMA");
    assertThat(out).doesNotExist();
  }

  /// What gmat-sweep 0.6.0 takes and refuses, and what it takes and then fails at.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.SMA=normal:7100:2    | ",
        "Sat.SMA=normal:1         | normal takes 2 numbers",
        "Sat.SMA=gauss:1:2        | unknown distribution 'gauss'; did you mean normal",
        "Sat.SMA=normal:x:2       | 'x'",
        "=normal:1:2              | --perturb '=normal:1:2'",
        "Sat.SMA=                 | Sat.SMA",
        "Sat.SMA=uniform:5:1      | uniform requires hi > lo",
        "noeq                     | 'noeq'",
      })
  void readsThePerturbationsThatTheReferenceReads(String option, @Nullable String message) {
    CommandRun run = study("monte-carlo", "--n", "2", "--perturb", option, "--dry-run");
    if (message == null) {
      run.isOk();
    } else {
      run.isRefused(USAGE, message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sobol-sequence | 6 | n = 6 is no power of two, and Sobol points are even only at one",
        "monte-carlo | 0 | n >= 1",
      })
  void designsThatCannotBeAreRefused(String command, String n, String message) {
    study(command, "--n", n, "--perturb", "Sat.SMA=normal:7100:5").isRefused(USAGE, message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--perturb=Sat.SMA=normal:7100:0 | normal sigma must be > 0, got 0.0",
        "--perturb=Sat.SMA=uniform:7100:7000 | uniform requires hi > lo",
        "--perturb=Sat.SMA=norml:1:2 | unknown distribution 'norml'; did you mean normal?",
        "--perturb=Sat.SMA=gausian:1:2 | unknown distribution 'gausian'; did you mean normal?",
        "--perturb=Sat.SMA ~ normal(7100 kmm, 5 m) | 'kmm' is no unit of Sat.SMA",
        "--covariance=asymmetric.csv | not symmetric: Sat.INC with Sat.SMA is 3.0, the reverse is 2.0",
        "--covariance=indefinite.csv | it has the eigenvalue -1",
        "--covariance=ragged.csv | ragged.csv:3: 1 cells where the first line has 2 columns",
        "--covariance=binary.csv | binary.csv:3: not UTF-8 text",
        "--seed=-1 | the seed -1 is negative",
        "--seed=1.5 | the seed '1.5' must be a whole number",
        "--where=Sat.SMA < | 'Sat.SMA <', column 9: can't be read here",
        "--where=Sat.SMA > 9e9 | no run is left: none of 2 meets",
        "--derive=Sat.DryMass = Sat.SMB + 1 | Sat.SMB has no value of its own in",
      })
  void whatCannotBeDrawnIsRefused(String option, String message) throws Exception {
    Files.writeString(root.resolve("asymmetric.csv"), "Sat.SMA,Sat.INC\n1,2\n3,1\n");
    Files.writeString(root.resolve("indefinite.csv"), "Sat.SMA,Sat.INC\n1,2\n2,1\n");
    Files.writeString(root.resolve("ragged.csv"), "Sat.SMA,Sat.INC\n1,2\n2\n");
    Files.write(root.resolve("binary.csv"), "Sat.SMA\n1\n\u00ff\n".getBytes(ISO_8859_1));
    var line = new ArrayList<>(List.of("--n=2", option));
    if (option.startsWith("--covariance=")) {
      line.set(1, "--covariance=" + root.resolve(option.substring(13)));
    } else if (!option.startsWith("--perturb")) {
      line.add("--perturb=Sat.SMA=normal:7100:5");
    }
    study("monte-carlo", line.toArray(String[]::new)).isRefused(USAGE, message);
    assertThat(out).doesNotExist();
  }

  @Test
  void aDryRunPrintsTheRunsAndMakesNone() {
    CommandRun run =
        study(
            "run",
            "--grid",
            "Sat.SMA=7000,7100",
            "--zip",
            "Sat.SMA,Sat.INC",
            "--grid",
            "Sat.INC=10,20",
            "--dry-run");
    run.isOk();
    assertThat(run.out())
        .contains("Sat.INC", "7100", "2 runs; nothing was made", "at least ", "kB on the disk");
    assertThat(out).doesNotExist();
  }

  @Test
  void aPilotTellsWhatTheStudyWillTake() throws Exception {
    String[] sampling = {"--n", "1000", "--perturb", "Sat.SMA=normal:7100:5", "--pilot", "4"};
    study("monte-carlo", sampling).isRefused(USAGE, "--pilot goes with --dry-run");
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("monte-carlo", script.toString(), "--out", out + "/deep/er"),
                    Stream.concat(Stream.of(sampling), Stream.of("--dry-run")))
                .toArray(String[]::new));
    run.isOk();
    assertThat(run.out())
        .contains("pilot: 4 runs (4 ok), ", "expected: 1,000 runs in ", "MB on the disk")
        .contains("on %d worker".formatted(Runtime.getRuntime().availableProcessors()));
    assertThat(out).doesNotExist();
    assertThat(root).isDirectoryNotContaining("glob:**/pilot-*");
  }
}
