package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final RunTiming TIMING =
      new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
  private static final Attempt ATTEMPT = new Attempt(1, "host", 1, null);

  private final StringWriter printed = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "7", "100"})
  void aTerminalWithoutColumnsIsTakenForAWideOne(String told) {
    String before = System.getProperty("skysweep.width");
    System.setProperty("skysweep.width", told);
    try {
      assertThat(Terminal.columnsTold()).isEqualTo(100);
    } finally {
      if (before == null) {
        System.clearProperty("skysweep.width");
      } else {
        System.setProperty("skysweep.width", before);
      }
    }
  }

  @Test
  void withoutATerminalItPrintsPlainLines() {
    try (var progress = new Progress(terminal(false), 5)) {
      progress.started(4, 1);
      Await.until(
          "a line", () -> printed.toString().contains("1 of 4 runs, waiting for the first"));
      progress.recorded(succeeded(1, false), ATTEMPT, false);
      progress.recorded(failed(2), ATTEMPT, true);
      progress.recorded(failed(2), ATTEMPT, false);
      Await.until("a line", () -> printed.toString().contains("3 of 4 runs"));
    }

    assertThat(printed.toString()).doesNotContain("\r").doesNotContain("\u001b");
    List<String> lines = printed.toString().lines().toList();
    assertThat(lines.getLast())
        .matches("3 of 4 runs, [\\d.]+/s, ETA .*, 1 failed, 1 tried again, 1 not converged");
  }

  @Test
  void aMessageDoesNotMixWithTheLineThatIsRedrawn() {
    try (var progress = new Progress(terminal(true), 5)) {
      progress.started(2, 0);
      Await.until("a line", () -> printed.toString().contains("0 of 2 runs"));
      progress.said("something");
    }

    assertThat(printed.toString()).containsPattern("\r +\rskysweep: something");
    assertThat(printed.toString()).endsWith(System.lineSeparator());
  }

  private Terminal terminal(boolean interactive) {
    var writer = new PrintWriter(printed);
    return new Terminal(writer, writer, interactive, false, 100);
  }

  private static RunOutcome succeeded(int runId, boolean converged) {
    return new RunOutcome.Succeeded(
        runId,
        TIMING,
        null,
        new RunOutputs(Map.of(), Map.of(), Map.of("DC", converged), List.of()));
  }

  private static RunOutcome failed(int runId) {
    return new RunOutcome.Failed(runId, TIMING, null, FailureKind.WORKER_LOST, "gone");
  }
}
