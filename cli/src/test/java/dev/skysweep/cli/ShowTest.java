package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the commands print, for a person and for a program.
class ShowTest {
  @TempDir private static Path root;
  private static Path script;
  private static Study study;
  private static CommandRun run;

  /// Three runs of which the second fails.
  @BeforeAll
  static void sweep() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    study = new Study(root.resolve("out"));
    run = CommandRun.of(arguments(study));
  }

  private static String[] arguments(Study out, String... more) {
    String[] all = {
      "run", script.toString(), "--grid", "Sat.DryMass=100,-5,300", "--out", out.folder().toString()
    };
    return Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new);
  }

  private static CommandRun show(String... more) {
    String[] all = {"show", study.folder().toString()};
    return CommandRun.of(Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new))
        .isOk();
  }

  @Test
  void aSweepEndsWithItsSummaryAndFailures() {
    run.endsWith(ExitCode.FAILED_RUNS);
    assertThat(run.out())
        .startsWith("3 runs (2 ok, 1 failed) in ")
        .contains(" s — output: " + study.folder())
        .contains("run 1: SpaceObject", "\"-5\"")
        .contains("skysweep show " + study.folder() + " --detail");
    assertThat(run.err()).doesNotContain("\r");
  }

  @Test
  void showGivesTheSummary() {
    assertThat(show().out())
        .startsWith("3 runs (2 ok, 1 failed) in ")
        .endsWith(" s of runs — output: " + study.folder() + System.lineSeparator());
  }

  @Test
  void detailIsALineARunTheFailedOnesFirst() {
    List<String> lines = show("--detail").out().lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst().split(" {2,}"))
        .containsExactly("run_id", "status", "duration_s", "stderr_summary", "log_path");
    assertThat(lines.get(1))
        .matches("1 +failed +[\\d.]+ +SpaceObject .*\\.\\.\\. +runs/000001/gmat.log");
    assertThat(lines.get(2)).matches("0 +ok +[\\d.]+ +— +runs/000000/gmat.log");
    assertThat(lines.get(3)).startsWith("2 ");
  }

  @Test
  void aFilterLeavesOutTheOthers() {
    assertThat(show("--detail", "--filter", "ok").out())
        .contains("\n0 ", "\n2 ")
        .doesNotContain("\n1 ");
    assertThat(show("--detail", "--filter", "failed").out())
        .contains("\n1 ")
        .doesNotContain("\n0 ");
  }

  @Test
  void oneRunIsShownWithItsValuesAndTheEnginesWords() {
    assertThat(show("--run", "1").out())
        .startsWith("run_id: 1")
        .contains("failed", "ENGINE_ERROR", "Sat.DryMass = -5", "is not an allowed value")
        .contains("GMAT's log ends with");
    assertThat(show("--run", "0").out())
        .contains("report__RF  runs/000000/report__RF.parquet")
        .doesNotContain("stderr:");
  }

  @Test
  void jsonIsForPrograms() {
    JsonNode summary = Json.mapper().readTree(show("--json").out());
    assertThat(summary.get("runs").intValue()).isEqualTo(3);
    assertThat(summary.get("ok").intValue()).isEqualTo(2);
    assertThat(summary.get("failed").intValue()).isEqualTo(1);
    assertThat(summary.get("missing").intValue()).isZero();

    JsonNode detail =
        Json.mapper().readTree(show("--json", "--detail", "--filter", "failed").out());
    assertThat(detail.get("run_list").size()).isEqualTo(1);
    assertThat(detail.get("run_list").get(0).get("message").stringValue()).contains("\"-5\"");

    JsonNode one = Json.mapper().readTree(show("--json", "--run", "2").out());
    assertThat(one.get("status").stringValue()).isEqualTo("ok");
    assertThat(one.get("overrides").get("Sat.DryMass").doubleValue()).isEqualTo(300);
    assertThat(study.folder().resolve(one.get("outputs").get("report__RF").stringValue())).exists();
  }

  @Test
  void aSweepAndAReplayPrintNothingButJsonIfAsked() {
    var other = new Study(root.resolve("json"));

    CommandRun swept = CommandRun.of(arguments(other, "--json"));

    JsonNode summary = Json.mapper().readTree(swept.endsWith(ExitCode.FAILED_RUNS).out());
    assertThat(summary.get("folder").stringValue()).isEqualTo(other.folder().toString());
    assertThat(summary.get("failed").intValue()).isEqualTo(1);
    JsonNode replayed =
        Json.mapper()
            .readTree(
                CommandRun.of("replay", other.folder().toString(), "2", "--json").isOk().out());
    assertThat(replayed.get("status").stringValue()).isEqualTo("ok");
    assertThat(replayed.get("outputs").get("report__RF").get("same_as_recorded").booleanValue())
        .isTrue();
  }

  @Test
  void aReplaySaysWhetherTheBitsAreTheSame() {
    CommandRun replayed = CommandRun.of("replay", study.folder().toString(), "2").isOk();

    assertThat(replayed.out()).contains("run 2: ok", "same bits as recorded");
    assertThat(study.folder().resolve("replay/runs/000002/run.script")).exists();
    CommandRun.of("replay", study.folder().toString(), "1").endsWith(ExitCode.FAILED_RUNS);
  }

  @Test
  void aPersonSeesALineThatIsRedrawn() {
    CommandRun watched = CommandRun.on(true, arguments(new Study(root.resolve("watched"))));

    assertThat(watched.err()).contains("\r[").contains("3 of 3 runs").contains("1 failed");
    assertThat(watched.out()).contains("\u001b[31m");
  }

  @Test
  void colourGoesWithTheTerminalUnlessItIsNotWanted() {
    System.setProperty("skysweep.terminal", "true");
    try {
      assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")).colour()).isTrue();
      assertThat(Terminal.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "1")).colour()).isFalse();
      assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).interactive()).isFalse();
    } finally {
      System.clearProperty("skysweep.terminal");
    }
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")).interactive()).isFalse();
  }
}
