package dev.skysweep.statistics.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternTest {
  /// Messages as GMAT writes them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RungeKutta89: Accuracy settings will be violated with current step size values."
            + " | RungeKutta89: Accuracy settings will be violated with current step size values.",
        "This error occurred on line 35 of file: \"/tmp/run 7/mission.script\""
            + " | This error occurred on line <number> of file: <name>",
        "1: /out/runs/000017/run.script: **** ERROR **** Interpreter Exception"
            + " | <number>: <path>: **** ERROR **** Interpreter Exception",
        "cannot open runs/000017/run.script." + " | cannot open <path>.",
        "The value of \"-0.69\" for field \"FuelMass\" on object \"Tank1\" is not an allowed value."
            + " | The value of <name> for field <name> on object <name> is not an allowed value.",
        "Undefined function, object, or disallowed object field Sat.ElapsedSecs found"
            + " | Undefined function, object, or disallowed object field <name> found",
        "The acceleration value is -nan, requested degree (100) exceeds 7.0e+01 km/s"
            + " | The acceleration value is <number>, requested degree (<number>) exceeds <number> km/s",
        "no data for 01 Jan 2026 12:00:00.000 or 2026-01-01T00:00:00.5 (it isn't loaded)"
            + " | no data for <epoch> or <epoch> (it isn't loaded)",
        "For number wrapper '-nan  ', the description  string"
            + " | For number wrapper <name>, the description string",
        "Log(x <= 0.0); Sqrt(x) x is less than 0.0"
            + " | Log(x <= <number>); Sqrt(x) x is less than <number>"
      })
  void takesOutWhatDiffersFromRunToRun(String message, String pattern) {
    assertThat(MessagePattern.of(message)).isEqualTo(pattern);
  }

  @Test
  void joinsLines() {
    assertThat(MessagePattern.of(" Mission run\n  failed. ")).isEqualTo("Mission run failed.");
    assertThat(MessagePattern.of("")).isEmpty();
  }
}
