package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/// Why runs failed, what matters, and whether a folder is what it was, on the real engine.
class CheckCommandsTest {
  private static final String STUDIES = "../core/src/test/resources/results/";

  @TempDir private static Path root;
  private static String study;

  /// Of 40 runs those with a negative mass fail.
  @BeforeAll
  static void sweep() throws IOException {
    TestEngine.installation();
    Path script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    study = root.resolve("out").toString();
    CommandRun.of(
            "monte-carlo",
            script.toString(),
            "--n",
            "40",
            "--seed",
            "7",
            "--perturb",
            "Sat.DryMass=normal:60:60",
            "--perturb",
            "Sat.SMA=normal:7000:10",
            "--out",
            study)
        .endsWith(ExitCode.FAILED_RUNS);
  }

  @Test
  void whyTellsWhereInParameterSpaceRunsFail() {
    String out = CommandRun.of("why", study).isOk().out();

    assertThat(out)
        .contains("× engine error")
        .containsPattern("where: +Sat\\.DryMass <= -?[\\d.]+: (\\d+) of \\1 runs fail \\(100 %\\)")
        .containsPattern("again: +skysweep replay .*/out \\d+");
    JsonNode json = Json.mapper().readTree(CommandRun.of("why", study, "--json").isOk().out());
    assertThat(json.at("/groups/0/count").intValue()).isEqualTo(json.get("failed").intValue());
    assertThat(CommandRun.of("why", STUDIES + "g4").isOk().out()).contains("none failed");
    assertThat(CommandRun.of("why", STUDIES + "fail").isOk().out()).contains("1 × engine error");
  }

  @Test
  void aStudyThatWasNotTouchedVerifies() {
    assertThat(CommandRun.of("verify", study, "--rerun", "2").isOk().out())
        .contains("80 values derived anew", "2 runs made again", "nothing differs");
    assertThat(CommandRun.of("verify", STUDIES + "g4").isOk().out())
        .contains("nothing differs", "4 outputs have no hash");
  }

  @Test
  void aForgedValueDoesNot() throws IOException {
    Path forged = Files.createDirectory(root.resolve("forged"));
    String manifest = Files.readString(Path.of(STUDIES, "mc8", "manifest.jsonl"));
    int draw = manifest.indexOf("\"overrides\": {");
    int digit = manifest.indexOf('.', draw + 30) + 3;
    char other = manifest.charAt(digit) == '5' ? '6' : '5';
    Files.writeString(
        forged.resolve("manifest.jsonl"),
        manifest.substring(0, digit) + other + manifest.substring(digit + 1));

    CommandRun.of("verify", forged.toString()).endsWith(ExitCode.CHECK_FAILED);
  }

  @Test
  void sensitivityNamesTheParameterThatMatters() {
    String out =
        CommandRun.of("sensitivity", study, "--metric", "first(Sat.X)", "--method", "rank")
            .isOk()
            .out();
    assertThat(out).contains("without a value are left out");
    assertThat(out.lines().toList().get(2)).matches(".* rank +Sat\\.SMA .*");
    JsonNode json =
        Json.mapper()
            .readTree(CommandRun.of("sensitivity", study, "--metric", "X", "--json").isOk().out());
    assertThat(json.get("rows")).hasSize(8);
    CommandRun.of("sensitivity", study, "--method", "sobol")
        .isRefused(ExitCode.USAGE, "Saltelli design");
    CommandRun.of("sensitivity", study, "--method", "magic").isRefused(ExitCode.USAGE, "magic");
    CommandRun.of("sensitivity", study, "--seed", "-1").isRefused(ExitCode.USAGE, "-1");
    CommandRun.of("verify", study, "--rerun", "-1").isRefused(ExitCode.USAGE, "--rerun");
  }
}
