package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the commands make of finished studies, those of the reference among them.
class StatisticsCommandsTest {
  private static final String STUDIES = "../core/src/test/resources/results/";
  private static final String GRID = STUDIES + "g4";
  private static final String DRAWN = STUDIES + "mc8";
  private static final String FAILED = STUDIES + "fail";

  private static CommandRun run(String... arguments) {
    return CommandRun.of(arguments);
  }

  private static List<String[]> csv(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--csv");
    String out = CommandRun.of(all.toArray(String[]::new)).isOk().out();
    return out.lines().map(line -> line.split(",", -1)).toList();
  }

  @Test
  void aSummaryHasAnIntervalForEveryEstimate() {
    String out = run("summary", DRAWN, "--metric", "range(Sat.X)", "--q", "0.5").isOk().out();

    assertThat(out)
        .startsWith("8 runs (8 ok); a run fails with probability 0 % [0 %, 36.94 % at 95 % conf")
        .contains("needs 59 runs")
        .containsPattern("range\\(Sat.X\\) +8 +[\\d.]+ \\[[\\d.]+, [\\d.]+\\]");
  }

  @Test
  void aSummaryInOtherFormsHoldsAllDigits() {
    List<String[]> rows = csv("summary", DRAWN, "--metric", "Sat.X", "--q", "0.5");
    JsonNode json =
        Json.mapper()
            .readTree(
                run("summary", DRAWN, "--metric", "Sat.X", "--q", "0.5", "--json").isOk().out());

    assertThat(rows.getFirst())
        .containsExactly(
            "metric",
            "count",
            "mean",
            "mean_low",
            "mean_high",
            "std",
            "min",
            "max",
            "q0.5",
            "q0.5_low",
            "q0.5_high",
            "tolerance_low",
            "tolerance_high");
    assertThat(Double.parseDouble(rows.get(1)[2])).isEqualTo(json.at("/rows/0/mean").doubleValue());
    assertThat(json.at("/study/ok").intValue()).isEqualTo(8);
    assertThat(json.at("/failure_probability_high").doubleValue()).isBetween(0.36, 0.37);
    assertThat(json.at("/rows/0/tolerance_low").isNull()).isTrue();
  }

  @Test
  void aSummaryByTimeHasARowForEachColumnAndTime() {
    List<String[]> rows = csv("summary", GRID, "--by", "time", "--metric", "X");

    assertThat(rows).hasSize(4);
    assertThat(rows.get(2)).startsWith("RF.Sat.EarthMJ2000Eq.X", "2026-01-01T00:00:30", "4");
    assertThat(csv("summary", GRID, "--by", "elapsed", "--step", "20s").get(2)[1])
        .isEqualTo("20.0");
    assertThat(csv("summary", FAILED, "--by", "run_id")).hasSize(11);
  }

  @Test
  void convergenceHasARowForEachRunWithAValue() {
    assertThat(csv("convergence", FAILED, "--metric", "X")).hasSize(3);
    assertThat(csv("convergence", GRID, "--metric", "X", "--by", "time")).hasSize(13);
    assertThat(run("convergence", DRAWN, "--metric", "Sat.X").isOk().out().lines()).hasSize(9);
  }

  @Test
  void aDifferenceTellsWhereItIsGreatest() {
    String out = run("diff", GRID, FAILED).isOk().out();

    assertThat(out)
        .startsWith("1 runs ended otherwise: 1 (ok → failed)")
        .contains("6 rows compared")
        .containsPattern("Sat.Earth.SMA +6 .* -100 +-0.01408451 +2 +2026-01-01T00:00:00");
    List<String[]> rows = csv("diff", GRID, FAILED, "--on", "run_id");
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst()).endsWith("__status_diff");
    assertThat(csv("diff", GRID, GRID, "--tolerance", "1").get(1)[2]).isEmpty();
  }

  @Test
  void wilksNumbers() {
    List<String[]> rows = csv("samples");
    assertThat(rows.get(1)).containsExactly("1", "59", "93");
    assertThat(csv("samples", "--coverage", "99", "--confidence", "95").get(1))
        .containsExactly("1", "299", "473");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max(RF.SMA) < 9000 with 50% at 90% confidence | OK                 | pass",
        "max(RF.SMA) < 7000 with 90% at 90% confidence | CHECK_FAILED | fail",
        "max(RF.SMA) < 9000 with 99% at 90% confidence | NOT_YET_KNOWN      | not yet known",
      })
  void aRequirementIsJudged(String requirement, ExitCode expected, String word) {
    assertThat(run("requirement", GRID, requirement).endsWith(expected).out())
        .contains("\n" + word);
  }

  @Test
  void ofSeveralRequirementsTheWorstDecides() {
    String met = "max(RF.SMA) < 9000 with 50% at 90% confidence";
    String missed = "max(RF.SMA) < 7000 with 90% at 90% confidence";
    run("requirement", GRID, met, missed, "--json").endsWith(ExitCode.CHECK_FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "summary --metric max(RF.SMAA)            | did you mean RF.SMA",
        "summary --metric mux(RF.SMA)             | is none of first",
        "summary --output RG                      | did you mean RF?",
        "summary --by time --metric max(SMA)      | names a column",
        "summary --by week                        | week",
        "summary --q 1.5                          | between 0 and 1",
        "summary --confidence 0.99 | --confidence takes a percentage: 0.99 is less than one in a hundred; write 99 for 0.99",
        "summary --confidence 0                   | between 0 and 100",
        "summary --by time --step 0s              | above 0",
        "summary --by time --metric X --output RG | not in RG",
        "summary --json --csv                     | mutually exclusive",
        "convergence --by run_id                  | not run_id",
      })
  void whatIsWrongIsTold(String line, String words) {
    var arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.add(1, GRID);
    run(arguments.toArray(String[]::new)).isRefused(ExitCode.USAGE, words);
  }

  @Test
  void aFolderWithoutAStudyIsTold() {
    run("summary", STUDIES).isRefused(ExitCode.MANIFEST, "manifest.jsonl");
    run("diff", GRID, STUDIES).isRefused(ExitCode.MANIFEST, "manifest.jsonl");
    run("requirement", GRID, "max(RF.SMA) < with")
        .isRefused(ExitCode.USAGE, "column 15", "expected a limit");
  }
}
