package dev.skysweep.gmat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.study.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every driver does alike, on the real GMAT: one engine for all tests while it is usable.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GmatEngineContract {
  @TempDir private static Path engines;
  @TempDir protected Path folder;
  private @Nullable GmatEngine started;
  protected GmatEngine engine;

  protected abstract GmatEngine open(Path folder);

  @BeforeEach
  void start() throws IOException {
    if (started == null || !started.usable()) {
      end();
      started = open(Files.createTempDirectory(engines, "engine"));
    }
    engine = started;
  }

  @AfterAll
  void end() {
    if (started != null) {
      started.close();
    }
  }

  /// The expected report was written by GMAT's own Python interface.
  @Test
  void writesTheReportThatGmatWritesByItself() throws IOException {
    EngineResult result = run("run", Missions.LEO);

    assertThat(result).isInstanceOf(EngineResult.Completed.class);
    assertThat(report("run")).isEqualTo(Missions.LEO_REPORT);
    assertThat(folder.resolve("run/log")).content().contains("Mission run completed.");
  }

  @Test
  void givesTheSameReportAgainWhateverRanBefore() throws IOException {
    run("first", Missions.LEO);
    run("other", Missions.LEO.replace("7000", "7100"));
    run("broken", Missions.withSequence("Propagate Nothing(Sat);"));
    run("again", Missions.LEO);

    assertThat(report("other")).isNotEqualTo(report("first"));
    assertThat(report("again")).isEqualTo(report("first"));
  }

  /// GMAT searches the folder of every script that it ever loaded, so it is told of one.
  @Test
  void scriptsOfManyFoldersAreReadFromOne() throws IOException {
    run("first", Missions.LEO);
    run("other", Missions.LEO);

    assertThat(folderOfTheScriptIn("other")).isEqualTo(folderOfTheScriptIn("first"));
  }

  private Path folderOfTheScriptIn(String run) throws IOException {
    String mark = "***** file: ";
    return Files.readAllLines(folder.resolve(run).resolve("log")).stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> Path.of(line.substring(mark.length())).getParent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesTheLineOfAScriptThatDoesNotLoad() throws IOException {
    EngineResult result = run("run", Missions.LEO.replace("Sat.INC", "Sat.Inclined"));

    assertThat(result).isInstanceOf(EngineResult.LoadFailed.class);
    assertThat(result.log().errorText())
        .isEqualTo(
            "The field name \"Inclined\" on object \"Sat\" is not permitted"
                + " (line 7: Sat.Inclined = 51.6;)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n\n", "\r\n", "\r", "% a last comment"})
  void readsAScriptHoweverItEnds(String end) throws IOException {
    run("run", Missions.LEO.stripTrailing() + end);

    assertThat(report("run")).isEqualTo(Missions.LEO_REPORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"})
  void namesTheLineOfALongScriptWithAnyLineEnds(String lineEnd) throws IOException {
    String script = LONG_BEGINNING + Missions.LEO.replace("Sat.INC", "Sat.Inclined");
    long linesBefore = LONG_BEGINNING.lines().count() + 6;

    EngineResult result = run("run", script.replace("\n", lineEnd));

    int linesForOne = lineEnd.replace("\r\n", "\n").length();
    assertThat(result.log().errors().getFirst().line()).isEqualTo(linesForOne * linesBefore + 1);
  }

  /// Longer than what a stream reads at once.
  protected static final String LONG_BEGINNING =
      IntStream.range(0, 150)
          .mapToObj(
              "Create Variable oneOfThoseOfWhichThereAreManyInScriptsOfMissions%d;\n"::formatted)
          .collect(Collectors.joining());

  @Test
  void commentsAreNoFormatsOfPrintf() throws IOException {
    EngineResult result =
        run("run", Missions.LEO.replace("Sat.INC = 51.6;", "Sat.INCC = 50; % n is for node"));

    assertThat(result).isInstanceOf(EngineResult.LoadFailed.class);
    assertThat(result.log().errorText()).contains("\"INCC\"", "Sat.INCC = 50;").doesNotContain("%");
  }

  @Test
  void namesTheLineAtWhichAMissionBreaksOff() throws IOException {
    EngineResult result = run("run", Missions.withSequence("x = -1;\nx = sqrt(x);"));

    assertThat(result).isInstanceOf(EngineResult.RunFailed.class);
    assertThat(result.log().errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.text()).contains("Sqrt(x) x is less than 0.0");
          assertThat(error.statement()).isEqualTo("x = sqrt(x);");
          assertThat(error.line()).isEqualTo(21);
        });
  }

  @Test
  void takesAStopCommandForAnOrdinaryEnd() throws IOException {
    EngineResult result =
        run("run", Missions.withSequence("Propagate Prop(Sat) {Sat.ElapsedSecs = 60};\nStop;"));

    assertThat(result).isInstanceOf(EngineResult.Completed.class);
    assertThat(report("run")).isEqualTo(Missions.LEO_REPORT);
  }

  @Test
  void countsTargetersThatDidNotConverge() throws IOException {
    EngineResult result =
        run(
            "run",
            Missions.withSequence(
                """
                Target DC;
                Vary DC(Burn.Element1 = 0.1, {MaxStep = 0.001});
                Maneuver Burn(Sat);
                Achieve DC(Sat.SMA = 90000);
                EndTarget;\
                """));

    assertThat(result).isInstanceOf(EngineResult.Completed.class);
    assertThat(result.log().unconverged()).isEqualTo(1);
  }

  @Test
  void stopsAnEndlessMission() throws Exception {
    CompletableFuture<EngineResult> run = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          while (!ended(run)) {
            engine.stop();
          }
        });

    run.complete(run("run", Missions.withSequence("While 1 > 0\nPropagate Prop(Sat);\nEndWhile;")));

    assertThat(run.get()).isInstanceOf(EngineResult.Stopped.class);
    start();
    run("next", Missions.LEO);
    assertThat(report("next")).isEqualTo(Missions.LEO_REPORT);
  }

  private static boolean ended(CompletableFuture<?> run) {
    try {
      run.get(10, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStopThatFindsNoRunIsForgotten() throws IOException {
    engine.stop();

    assertThat(run("run", Missions.LEO)).isInstanceOf(EngineResult.Completed.class);
  }

  @Test
  void readsAndSetsFieldsOfTheLoadedScript() throws IOException {
    load(Missions.LEO);

    engine.setField("Sat", "SMA", Value.of(7100.0));
    engine.setField("Sat", "Epoch", Value.of("02 Jan 2026 12:00:00.000"));
    engine.setField("Prop", "MaxStepAttempts", Value.of(7));
    engine.setField("RF", "WriteHeaders", Value.of(false));

    assertThat(Double.parseDouble(engine.field("Sat", "SMA"))).isCloseTo(7100, within(1e-9));
    assertThat(engine.field("Prop", "MaxStepAttempts")).isEqualTo("7");
    assertThat(engine.runLoaded()).isInstanceOf(EngineResult.Completed.class);
    assertThat(report("run")).startsWith("02 Jan 2026");
  }

  @Test
  void namesAResourceThatTheScriptHasNot() throws IOException {
    load(Missions.LEO);

    assertThatThrownBy(() -> engine.field("Sta", "SMA"))
        .isInstanceOf(EngineException.class)
        .hasMessage("the script has no resource 'Sta'");
    assertThat(engine.usable()).isTrue();
  }

  @Test
  void givesGmatsWordsOnAFieldItDoesNotHave() throws IOException {
    load(Missions.LEO);

    assertThatThrownBy(() -> engine.field("Sat", "Inclined"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("\"Inclined\"");
    assertEngineSaysWhetherItIsUsable();
  }

  @Test
  void givesGmatsWordsOnAValueItRefuses() throws IOException {
    load(Missions.LEO);

    assertThatThrownBy(() -> engine.setField("Sat", "DryMass", Value.of("heavy")))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("DryMass");
    assertEngineSaysWhetherItIsUsable();
  }

  @Test
  void refusesListsThatWouldCrashGmat() throws IOException {
    load(Missions.LEO);

    assertThatThrownBy(
            () -> engine.setField("FM", "PointMasses", Value.of(List.of(Value.of("Luna")))))
        .isInstanceOf(EngineException.class)
        .hasMessage("GMAT's SetField takes no list: FM.PointMasses");
    assertThat(engine.usable()).isTrue();
  }

  private void assertEngineSaysWhetherItIsUsable() throws IOException {
    if (engine.usable()) {
      run("next", Missions.LEO);
      assertThat(report("next")).isEqualTo(Missions.LEO_REPORT);
    } else {
      assertThatThrownBy(() -> load(Missions.LEO)).isInstanceOf(EngineException.class);
    }
  }

  private void load(String script) throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path file = Files.writeString(run.resolve("run.script"), script);
    assertThat(engine.load(file, run, run.resolve("log")))
        .isInstanceOf(EngineResult.Completed.class);
  }

  private EngineResult run(String name, String script) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    return engine.run(
        Files.writeString(run.resolve("run.script"), script), run, run.resolve("log"));
  }

  private String report(String run) throws IOException {
    return Files.readString(folder.resolve(run).resolve("sat.report"));
  }
}
