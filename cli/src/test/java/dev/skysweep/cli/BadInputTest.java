package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.BACKEND;
import static dev.skysweep.cli.ExitCode.MANIFEST;
import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a command line, the user reads one message that says what to do, and
/// nothing is left half done.
class BadInputTest {
  @TempDir private Path folder;
  private Path script;
  private Path out;

  @BeforeAll
  static void installEngine() {
    TestEngine.installation();
  }

  @BeforeEach
  void writeScript() throws IOException {
    script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    out = folder.resolve("out");
  }

  private CommandRun run(Path mission, String... more) {
    var arguments = new ArrayList<>(List.of("run", mission.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private void assertNothingIsLeft() {
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderWithoutAManifest() {
    for (List<String> command :
        List.of(List.of("show"), List.of("resume"), List.of("manifest", "repair"))) {
      var arguments = new ArrayList<>(command);
      arguments.add(folder.toString());
      CommandRun.of(arguments.toArray(String[]::new))
          .isRefused(MANIFEST, "manifest.jsonl: there is no manifest");
    }
  }

  @Test
  void aFolderThatIsOnNoDisk() {
    CommandRun.of("run", script.toString(), "--grid", "Sat.SMA=7000", "--out", "/proc/out")
        .isRefused(BACKEND, "can't write /proc/out", "may be written to");
  }

  @Test
  void aMissingScript() {
    run(folder.resolve("gone.script"), "--grid", "Sat.SMA=7000")
        .isRefused(USAGE, "gone.script", "no such file");
    assertNothingIsLeft();
  }

  @Test
  void aFolderForAScript() {
    run(folder, "--grid", "Sat.SMA=7000").isRefused(USAGE, folder.toString(), "folder");
    assertNothingIsLeft();
  }

  /// PyPI's engine comes without some of them.
  @Test
  void aResourceWhosePluginIsMissing() throws IOException {
    Files.writeString(script, "Create GroundStation Canberra;\n" + Missions.LEO);
    run(script, "--grid", "Sat.SMA=7000")
        .isRefused(
            USAGE,
            "mission.script, line 1",
            "GroundStation comes with GMAT's plugin libStation, which this GMAT has not",
            "--gmat-root");
    assertNothingIsLeft();
  }

  @Test
  void anEmptyScript() throws IOException {
    Files.writeString(script, "");
    run(script, "--grid", "Sat.SMA=7000").isRefused(USAGE, "mission.script");
    assertNothingIsLeft();
  }

  @Test
  void aBinaryFileForAScript() throws IOException {
    Files.write(script, new byte[] {0x7f, 'E', 'L', 'F', 0, 1, (byte) 0x80, (byte) 0xff, 0, 10});
    run(script, "--grid", "Sat.SMA=7000").isRefused(USAGE, "mission.script");
    assertNothingIsLeft();
  }

  @Test
  void anUnreadableScript() throws IOException {
    Path unreadable = Path.of("/proc/self/mem");
    assumeThat(unreadable).exists();
    run(unreadable, "--grid", "Sat.SMA=7000").endsWith(USAGE);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.SMA=          | no values",
        "Sat.SMA=1,,2      | empty value",
        "Sat.SMA=1:2:0     | count of 0",
        "Sat.SMA=1:2:-3    | count of -3",
        "Sat.SMA=1:2:1.5   | whole number",
        "Sat.SMA=1:nan:3   | finite",
        "Sat.SMA=nan       | nan is not a finite number",
        "Sat.SMA=1,inf     | inf is not a finite number",
        "Sat.SMA=1:2       | low:high:count",
        "Sat.SMA           | names no field",
        "=1                | names no field",
        "Sat..SMA=1        | names no field",
        "Sat.SMA={1,2      | not closed",
      })
  void aGridThatMakesNoSense(String grid, String words) {
    run(script, "--grid", grid).isRefused(USAGE, words);
    assertNothingIsLeft();
  }

  @Test
  void valuesAtZip() {
    run(script, "--grid", "Sat.SMA=7000,7100", "--zip", "Sat.INC=1,2")
        .isRefused(USAGE, "--zip Sat.INC=1,2: names axes only", "their values come with --grid");
    assertNothingIsLeft();
  }

  @Test
  void aFieldNamedTwice() {
    run(script, "--grid", "Sat.SMA=7000", "--grid", "Sat.SMA=7100")
        .isRefused(USAGE, "Sat.SMA twice");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"Sta.SMA=7000, Sat", "Sat.SMAA=7000, Sat.SMA", "Sat.sma=7000, Sat.SMA"})
  void aMisspeltName(String grid, String close) {
    run(script, "--grid", grid).isRefused(USAGE, grid.substring(0, grid.indexOf('=')), close);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Prop.Type=RungeKuta89 | Prop.Type: 'RungeKuta89' is refused; did you mean RungeKutta89",
        "Sat.DateFormat=UTCGregorain | is refused; did you mean UTCGregorian",
        "Sat.CoordinateSystem=EarthMJ2000 | refused; did you mean EarthMJ2000Ec or EarthMJ2000Eq?",
        "FM.PointMasses={Earth,Lune} | FM.PointMasses: 'Lune' is refused; did you mean Luna",
        "FM.GravityField.Earth.Degree=4 | name Earth in FM.PrimaryBodies",
        "FM.GravityField.Earth.Degre=4 | did you mean FM.GravityField.Earth.Degree",
      })
  void aMisspeltValue(String grid, String words) {
    run(script, "--grid", grid).isRefused(USAGE, words, "GMAT refuses the script of run 0");
    assertNothingIsLeft();
  }

  @Test
  void valuesThatGmatTakesButThatMakeNoSense() {
    run(script, "--grid", "Sat.SMA=7000,-7000").isRefused(USAGE, "SMA", "ECC");
    run(script, "--grid", "Sat.ECC=0.1,1.5").isRefused(USAGE, "SMA", "ECC");
    assertNothingIsLeft();
  }

  @Test
  void aValueThatGmatRefuses() {
    run(script, "--grid", "Sat.DryMass=-5,100")
        .isRefused(USAGE, "GMAT refuses the script of run 0", "\"-5\"", "Sat.DryMass");
    assertNothingIsLeft();
  }

  @Test
  void anOutFolderBelowAFile() {
    out = script.resolve("out");
    run(script, "--grid", "Sat.SMA=7000").isRefused(BACKEND, script.toString(), "write");
    assertThat(script).hasContent(Missions.LEO);
  }

  @Test
  void anOutFolderThatCannotBeWritten() {
    out = Path.of("/proc/skysweep");
    assumeThat(Path.of("/proc/self")).exists();
    run(script, "--grid", "Sat.SMA=7000").isRefused(BACKEND, "/proc");
  }

  @Test
  void aFolderThatHoldsASweep() throws IOException {
    run(script, "--grid", "Sat.SMA=7000").isOk();
    String manifest = Files.readString(out.resolve("manifest.jsonl"));

    run(script, "--grid", "Sat.SMA=7100")
        .isRefused(USAGE, "holds a sweep already", "resume", "--overwrite");

    assertThat(out.resolve("manifest.jsonl")).hasContent(manifest);
    run(script, "--grid", "Sat.SMA=7100", "--overwrite").isOk();
    assertThat(new Study(out).manifest().entry(0).orElseThrow().overrides().toString())
        .contains("7100");
  }

  @Test
  void aScriptThatHasChanged() throws IOException {
    run(script, "--grid", "Sat.SMA=7000,7100").isOk();
    Path changed =
        Files.writeString(folder.resolve("changed.script"), Missions.LEO.replace("= 60", "= 120"));
    String[] resume = {"resume", out.toString(), "--script", changed.toString()};

    CommandRun.of(resume).isRefused(USAGE, "changed.script", "--allow-script-drift");

    CommandRun allowed =
        CommandRun.of(
            "resume", out.toString(), "--script", changed.toString(), "--allow-script-drift");
    allowed.isOk();
    assertThat(allowed.err()).contains("warning", "changed.script");
  }

  @Test
  void aGmatThatIsNotThere() {
    run(script, "--grid", "Sat.SMA=7000", "--gmat-root", folder.toString())
        .isRefused(BACKEND, folder.toString());
    assertNothingIsLeft();
  }

  @Test
  void aVariableThatNamesNoGmat() {
    try (DriverProcess driver =
        DriverProcess.start(
            Map.of("SKYSWEEP_GMAT_ROOT", folder.toString()),
            "run",
            script.toString(),
            "--grid",
            "Sat.SMA=7000",
            "--out",
            out.toString())) {
      assertThat(driver.exitCode()).isEqualTo(BACKEND.number());
      assertThat(driver.printed())
          .startsWith("skysweep: ")
          .contains("SKYSWEEP_GMAT_ROOT=" + folder)
          .doesNotContain("\tat ");
    }
    assertNothingIsLeft();
  }

  @Test
  void aWheelWithAnotherHash() throws IOException {
    Path wheel = folder.resolve("gmatpy-0.2.1-cp312-cp312-manylinux_2_28_x86_64.whl");
    Files.writeString(wheel, "not the wheel");

    CommandRun.of("engine", "install", "--wheel", wheel.toString())
        .isRefused(BACKEND, wheel.toString(), "SHA-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine install", "run"})
  void noNetworkForTheEngine(String command) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    if (command.equals("run")) {
      line.addAll(List.of(script.toString(), "--grid", "Sat.SMA=7000", "--out", out.toString()));
    }
    // Nothing listens at port 9.
    Map<String, String> variables =
        Map.of(
            "SKYSWEEP_CACHE", folder.resolve("cache").toString(),
            "SKYSWEEP_GMAT_ROOT", "",
            "GMAT_ROOT", "",
            "PIP_INDEX_URL", "http://127.0.0.1:9/",
            "PIP_EXTRA_INDEX_URL", "");

    try (DriverProcess driver = DriverProcess.start(variables, line.toArray(String[]::new))) {
      assertThat(driver.exitCode()).isEqualTo(BACKEND.number());
      assertThat(driver.printed())
          .contains("skysweep: could not fetch gmatpy-", "refused", "--wheel FILE")
          .doesNotContain("\tat ", "Exception");
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pool|spark|spark is unknown",
        "--engine-driver|matlab|auto, native or python",
        "--backend-arg|n=1|local takes no argument 'n'",
        "--timeout|soon|is no time",
        "--timeout|0|above 0",
        "--max-output|much|is no size",
        "--max-output|0|above 0",
        "--max-memory|much|is no size",
        "--max-memory|100MB|give it 300MB or more",
        "--max-attempts|0|at least 1",
        "--layout|flat|per-run or compact",
        "--workers|0|at least 1",
        "--workers|-2|at least 1",
        "--workers|two|--workers",
        "--colour|red|--colour",
      })
  void anOptionThatMakesNoSense(String option, String value, String words) {
    run(script, "--grid", "Sat.SMA=7000", option, value).isRefused(USAGE, words);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "fly", "show", "resume", "replay", "engine", "manifest"})
  void aCommandThatIsNotWhole(String command) {
    CommandRun.of(command).isRefused(USAGE);
  }

  @Test
  void noCommand() {
    CommandRun.of().isRefused(USAGE, "a command is missing");
  }

  @Test
  void aStudyThatIsNotThere() {
    CommandRun.of("show", out.toString()).isRefused(MANIFEST, out.toString());
    CommandRun.of("resume", out.toString()).isRefused(MANIFEST, out.toString());
    CommandRun.of("replay", out.toString(), "0").isRefused(MANIFEST, out.toString());
    CommandRun.of("compact", out.toString()).isRefused(MANIFEST, out.toString());
    CommandRun.of("sql", out.toString(), "FROM runs").isRefused(MANIFEST, out.toString());
    CommandRun.of("archive", out.toString(), "-o", "x.zip").isRefused(MANIFEST, out.toString());
    assertNothingIsLeft();
  }

  @Test
  void aRunThatIsNotThere() {
    run(script, "--grid", "Sat.SMA=7000").isOk();

    CommandRun.of("show", out.toString(), "--run", "7").isRefused(MANIFEST, "no run 7");
    CommandRun.of("replay", out.toString(), "7").isRefused(USAGE, "no run 7", "from 0 to 0");
    CommandRun.of("show", out.toString(), "--filter", "ok").isRefused(USAGE, "--detail");
    CommandRun.of("show", out.toString(), "--detail", "--filter", "bad")
        .isRefused(USAGE, "ok, failed or skipped");
  }

  @Test
  void aManifestWithALineThatIsNone() throws IOException {
    run(script, "--grid", "Sat.SMA=7000,7100").isOk();
    Path manifest = out.resolve("manifest.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(manifest));
    lines.set(1, "nonsense");
    Files.write(manifest, lines);

    for (String command : List.of("show", "resume")) {
      CommandRun.of(command, out.toString())
          .isRefused(MANIFEST, "line 2", "skysweep manifest repair");
    }

    assertThat(manifest).hasContent(String.join("\n", lines));
    CommandRun.of("manifest", "repair", out.toString()).isOk();
    CommandRun.of("resume", out.toString()).isOk();
    assertThat(new Study(out).isDone()).isTrue();
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        List.of("run", "resume", "show", "replay", "engine", "manifest", "demo")) {
      CommandRun help = CommandRun.of(command, "--help").isOk();
      assertThat(help.out()).startsWith("Usage: skysweep " + command);
      assertThat(help.err()).isEmpty();
    }
    CommandRun.of("engine", "install", "--help").isOk();
    CommandRun.of("manifest", "repair", "--help").isOk();
    assertThat(CommandRun.of("--help").isOk().out())
        .contains("run", "resume", "show", "replay", "engine", "manifest", "demo", "Exit codes");
    assertThat(CommandRun.of("--version").isOk().out()).startsWith("skysweep ");
  }

  @Test
  void aScriptIsNeverWritten() throws IOException {
    run(script, "--grid", "Sat.SMA=7000").isOk();
    assertThat(script).hasContent(Missions.LEO);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(script, out);
    }
  }
}
