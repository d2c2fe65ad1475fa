package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Reference;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunHook;
import dev.skysweep.study.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps of the user's own after each run.
class PostprocessTest extends StudyOfLeo {
  private static final String DERIVE =
      """
      import json, os, sys
      dry = json.loads(os.environ["SKYSWEEP_PARAMETERS"])["Sat.DryMass"]
      if dry == 200:
          sys.exit("no mass is 200")
      with open(os.path.join(sys.argv[1], "derived.csv"), "w") as out:
          out.write("name,value\\n")
          out.write(f"mass,{dry}\\n")
      with open("note.txt", "w") as out:
          out.write("beside the run\\n")
      """;

  private Path derive;

  @BeforeEach
  void writeStep() throws IOException {
    derive = Files.writeString(root.resolve("derive it.py"), DERIVE);
  }

  private CommandRun sweep(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "run",
                script.toString(),
                "--grid",
                "Sat.DryMass=100,200,300",
                "--out",
                study.folder().toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String command() {
    return "python3 '" + derive + "' {run_dir}";
  }

  @Test
  void itsFilesAreResultsAndItsFailureFailsTheRun() {
    sweep("--postprocess", command()).endsWith(ExitCode.FAILED_RUNS);

    ManifestEntry ok = study.manifest().entry(0).orElseThrow();
    assertThat(ok.outputs().postprocess().status()).isEqualTo("ok");
    assertThat(ok.outputs().postprocess().files()).containsOnlyKeys("derived", "note");
    ManifestEntry failed = study.manifest().entry(1).orElseThrow();
    assertThat(failed.message()).contains("ended with exit code 1: no mass is 200");
    assertThat(failed.outputs().postprocess().status()).isEqualTo("failed");
    assertThat(Objects.requireNonNull(failed.record()).failureKind())
        .isEqualTo(FailureKind.POSTPROCESS_FAILED);
    try (SweepResult result = SweepResult.open(study.folder())) {
      assertThat(result.outputs()).contains("extra__derived").doesNotContain("extra__note");
      assertThat(result.extra("derived").getColumnsIndex())
          .containsExactly("run_id", "name", "value", "status");
      assertThat(result.extra("derived").getColumn("value").toArray(new Object[0]))
          .containsExactly(100L, null, 300L);
    }
    assertThat(Reference.run(root, "show", study.file().toString())).contains("3 runs (2 ok");
  }

  /// Values without end are numbers, not dates without end; and what Arrow can't hold is refused.
  @Test
  void oddValuesOfCsvFilesKeepTheirKind() throws IOException {
    Files.writeString(
        derive,
        """
        import sys
        with open(sys.argv[1] + "/odd.csv", "w") as out:
            out.write("endless,nothing,day,zoned,word\\n")
            out.write("inf,nan,9999-12-31,2026-01-01T12:00:00Z,<b>\\n-inf,nan,2026-01-02,2026-01-01T13:00:00Z,x\\n")
        """);
    sweep("--postprocess", command()).isOk();

    try (SweepResult result = SweepResult.open(study.folder())) {
      var frame = result.extra("odd");
      assertThat(frame.getColumn("endless").toArray(new Object[0]))
          .startsWith(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      assertThat(frame.getColumn("nothing").get(0)).isEqualTo(Double.NaN);
      assertThat(frame.getColumn("day").get(1)).isEqualTo(LocalDateTime.of(2026, 1, 2, 0, 0));
      assertThat(frame.getColumn("zoned").get(0)).isEqualTo("2026-01-01T12:00:00Z");
    }
    String folder = study.folder().toString();
    String out = root.resolve("exported").toString();
    CommandRun.of("export", folder, "--format", "arrow", "--table", "extra__odd", "-o", out)
        .isRefused(ExitCode.USAGE, "'day' holds 9999-12-31", "1677 to 2262");
    CommandRun.of("export", folder, "--format", "csv", "--table", "extra__odd", "-o", out).isOk();
  }

  @Test
  void aResumeTakesTheSameStepAndNoOther() throws IOException {
    sweep("--postprocess", command()).endsWith(ExitCode.FAILED_RUNS);
    String folder = study.folder().toString();
    CommandRun.of("resume", folder, "--postprocess", "true")
        .isRefused(ExitCode.USAGE, "was begun with the post-processing");
    CommandRun.of("resume", folder).endsWith(ExitCode.FAILED_RUNS);
    assertThat(study.attempts()).hasSize(4);

    Files.writeString(derive, DERIVE + "# changed\n");

    CommandRun.of("resume", folder).isRefused(ExitCode.USAGE, "not what this sweep was made with");
  }

  @Test
  void itsTimeIsLimited() {
    sweep("--postprocess", "sleep 60", "--postprocess-timeout", "200ms")
        .endsWith(ExitCode.FAILED_RUNS);

    assertThat(study.manifest().entry(0).orElseThrow().message()).contains("longer than 0.2 s");
  }

  /// A step in Java; it writes how heavy the satellite is.
  public static final class Weigh implements RunHook {
    @Override
    public void afterRun(RunSpec run, Path runFolder) throws IOException {
      if (run.runId() == 1) {
        throw new IOException("scales are broken");
      }
      Files.writeString(runFolder.resolve("weight.csv"), "run_id,kg\n77," + run.runId() + "\n");
    }
  }

  @Test
  void aClassIsCalled() {
    sweep("--postprocess", "class:" + Weigh.class.getName()).endsWith(ExitCode.FAILED_RUNS);

    assertThat(study.manifest().entry(1).orElseThrow().message()).contains("scales are broken");
    try (SweepResult result = SweepResult.open(study.folder())) {
      assertThat(result.extra("weight").getColumnsIndex())
          .containsExactly("run_id", "kg", "status");
      assertThat(result.extra("weight").getColumn("kg").toArray(new Object[0]))
          .containsExactly(0L, null, 2L);
    }
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeTheFirstRun() {
    sweep("--postprocess", "no-such-program x").isRefused(ExitCode.USAGE, "no-such-program");
    sweep("--postprocess", "python3 'x").isRefused(ExitCode.USAGE, "not closed");
    sweep("--postprocess", "class:no.Such").isRefused(ExitCode.USAGE, "no.Such");
    sweep("--postprocess", "class:" + PostprocessTest.class.getName())
        .isRefused(ExitCode.USAGE, "RunHook");
    sweep("--postprocess", "true", "--postprocess-timeout", "0s").isRefused(ExitCode.USAGE);
    assertThat(study.folder()).doesNotExist();
  }

  @Test
  void aReplayThatGivesOtherBitsSaysSo() {
    sweep("--postprocess", "sh -c 'printf \"v\\n%s\\n\" $$ > drawn.csv'").isOk();

    CommandRun replayed = CommandRun.of("replay", study.folder().toString(), "1");

    replayed.endsWith(ExitCode.CHECK_FAILED);
    assertThat(replayed.out())
        .contains("report__RF.parquet: same bits as recorded")
        .containsPattern("drawn.*: DIFFERS from the record");
  }

  /// Else it would write into the folder of the next attempt.
  @Test
  void itEndsWithItsDriver() throws IOException {
    Path told = root.resolve("pid");
    Path step =
        Files.writeString(
            root.resolve("wait.sh"),
            "echo $$ > %1$s.new; mv %1$s.new %1$s; exec sleep 600".formatted(told));
    try (DriverProcess driver =
        DriverProcess.start(
            "run",
            script.toString(),
            "--grid",
            "Sat.DryMass=100",
            "--out",
            study.folder().toString(),
            "--postprocess",
            "sh " + step)) {
      Await.until("the step", () -> Files.exists(told) || !driver.isAlive());
      ProcessHandle sleeping =
          ProcessHandle.of(Long.parseLong(Files.readString(told).strip())).orElseThrow();

      driver.kill();

      Await.until("the step ends", () -> !sleeping.isAlive());
    }
  }
}
