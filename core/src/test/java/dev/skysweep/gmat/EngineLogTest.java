package dev.skysweep.gmat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.gmat.EngineLog.Problem;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineLogTest {
  @Test
  void readsEveryErrorOfAScriptThatDidNotLoad() {
    EngineLog log =
        EngineLog.parse(
            """
            Interpreting scripts from the file.
            ***** file: /m/a: b.script
            1: /m/a: b.script: **** ERROR **** Interpreter Exception: The field name "Foo" on \
            object "Sat" is not permitted in line:
               "   8: Sat.Foo = 3;"

            2: /m/a: b.script: **** ERROR **** Interpreter Exception:  Undefined function, \
            object, or disallowed object field "NoSat.ElapsedSecs" found in line:
               "  22: Propagate Prop(Sat) {NoSat.ElapsedSecs = 60};"
            """);

    assertThat(log.errors())
        .containsExactly(
            new Problem(
                "The field name \"Foo\" on object \"Sat\" is not permitted", 8, "Sat.Foo = 3;"),
            new Problem(
                "Undefined function, object, or disallowed object field \"NoSat.ElapsedSecs\""
                    + " found",
                22,
                "Propagate Prop(Sat) {NoSat.ElapsedSecs = 60};"));
  }

  @Test
  void keepsWhatAnErrorSaysOnItsSecondLine() {
    EngineLog log =
        EngineLog.parse(
            """
            1: m.script: **** ERROR **** GmatBase Exception Thrown: The value of "x.tf" for field \
            "OrbitSpiceKernelName" on object "Rock" is not an allowed value.
            The allowed values are: [Valid SPK kernel] in line:
               "   5: Rock.OrbitSpiceKernelName = {'x.tf'};"
            """);

    assertThat(log.errorText())
        .isEqualTo(
            "GmatBase Exception Thrown: The value of \"x.tf\" for field \"OrbitSpiceKernelName\""
                + " on object \"Rock\" is not an allowed value. The allowed values are: [Valid SPK"
                + " kernel] (line 5: Rock.OrbitSpiceKernelName = {'x.tf'};)");
  }

  @Test
  void leavesOutTheScriptsPathThatAnErrorRepeats() {
    EngineLog log =
        EngineLog.parse(
            """
            1: /m/run.script: **** ERROR **** Interpreter Exception: /m/run.script: "RungeKuta89" \
            is an invalid value for field "Type" on Propagator "Prop".
             in line:
               "  16: Prop.Type = RungeKuta89;"
            """);

    assertThat(log.errorText())
        .isEqualTo(
            "\"RungeKuta89\" is an invalid value for field \"Type\" on Propagator \"Prop\"."
                + " (line 16: Prop.Type = RungeKuta89;)");
  }

  @Test
  void readsTheErrorAtWhichAMissionBrokeOff() {
    EngineLog log =
        EngineLog.parse(
            """
            Running mission...
            Parameter exception: Cannot set Real value for array A with row 4 and column 0

             in
               "A(x,1) = 3;"

             This error occurred on line 23 of file: "/m.script"

             *** Mission run failed.
            """);

    assertThat(log.errors())
        .containsExactly(
            new Problem(
                "Parameter exception: Cannot set Real value for array A with row 4 and column 0",
                23,
                "A(x,1) = 3;"));
  }

  @Test
  void readsBytesThatGmatRefuses() {
    EngineLog log =
        EngineLog.parse(
            """
            ***ERROR*** Non-ASCII character "x" found at column 1 in the line
            "xCreate Spacecraft Sat;"

            Interpreter Exception: The script "/m.script" contains characters outside of the \
            ASCII character set; please fix the file before proceeding.
            """);

    assertThat(log.errors().getLast().text())
        .contains("contains characters outside of the ASCII character set");
  }

  @Test
  void readsWarningsOnce() {
    EngineLog log =
        EngineLog.parse(
            """
            *** WARNING *** In GravityField.Earth the Order (4) is greater than Degree (2)
            *** WARNING *** In GravityField.Earth the Order (4) is greater than Degree (2)
            Warning: The stopping condition StopOnSat.ElapsedSecs cannot be met
            WARNING: Flattening has not been set
            """);

    assertThat(log.warnings())
        .containsExactly(
            "In GravityField.Earth the Order (4) is greater than Degree (2)",
            "The stopping condition StopOnSat.ElapsedSecs cannot be met",
            "Flattening has not been set");
    assertThat(log.errors()).isEmpty();
  }

  @Test
  void countsTargetersThatGaveUpApartFromWarnings() {
    EngineLog log =
        EngineLog.parse(
            """
            !!! WARNING: Targeter did NOT converge!
            !!! WARNING: Optimizer did NOT converge!
            GMAT execution stopped by user.
            """);

    assertThat(log).isEqualTo(new EngineLog(log.errors(), log.warnings(), 2, true));
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void takesAnAbsentLogForAnEmptyOne() {
    assertThat(EngineLog.read(Path.of("no such log"))).isEqualTo(EngineLog.parse(""));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void readsAnything(long seed) {
    RandomGenerator random = Trials.random(seed);
    String text =
        "**** ERROR **** Interpreter Exception: x in line:\n\" 3: y\"\nException: \nin\n"
            + Trials.text(random, 200);
    StringBuilder shuffled = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      int start = random.nextInt(text.length());
      shuffled.append(text, start, Math.min(text.length(), start + random.nextInt(30)));
    }

    EngineLog.parse(shuffled.toString());
  }
}
