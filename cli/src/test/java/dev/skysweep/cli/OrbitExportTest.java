package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.gmat.TestEngine;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Ephemerides for other programs, beside the files of GMAT itself.
class OrbitExportTest {
  private static final String MISSION =
      """
      Create Spacecraft Sat;
      Sat.Id = '2026-001A';
      Sat.SMA = 7000;
      Create ForceModel FM;
      FM.PointMasses = {Earth};
      Create Propagator Prop;
      Prop.FM = FM;
      Create EphemerisFile EF;
      EF.Spacecraft = Sat;
      EF.Filename = 'ef.oem';
      EF.FileFormat = CCSDS-OEM;
      EF.StepSize = 60;
      BeginMissionSequence;
      Propagate Prop(Sat) {Sat.ElapsedSecs = 600};
      """;

  @TempDir private static Path root;
  private static String study;

  @BeforeAll
  static void sweep() throws IOException {
    TestEngine.installation();
    study = sweep("CCSDS-OEM");
  }

  private static String sweep(String format) throws IOException {
    Path script =
        Files.writeString(root.resolve(format + ".script"), MISSION.replace("CCSDS-OEM", format));
    String out = root.resolve("out-" + format).toString();
    CommandRun.of(
        "run", script.toString(), "--grid", "Sat.DryMass=100,-5,200", "--out", out, "--keep-raw");
    return out;
  }

  @Test
  void messagesSayWhatGmatsOwnSaid() throws IOException {
    Path out = root.resolve("oem");
    assertThat(export(study, "oem", out).isOk().out().lines())
        .containsExactly(
            out.resolve("ephemeris__EF/000000.oem").toString(),
            out.resolve("ephemeris__EF/000002.oem").toString());

    for (int run : List.of(0, 2)) {
      String name = "%06d".formatted(run);
      List<String> ours = Files.readAllLines(out.resolve("ephemeris__EF").resolve(name + ".oem"));
      List<String> gmats = Files.readAllLines(raw(name));
      for (String key :
          List.of(
              "OBJECT_NAME",
              "OBJECT_ID",
              "CENTER_NAME",
              "REF_FRAME",
              "TIME_SYSTEM",
              "INTERPOLATION",
              "INTERPOLATION_DEGREE")) {
        assertThat(value(ours, key)).as(key).isEqualToIgnoringCase(value(gmats, key));
      }
      assertThat(states(ours)).hasSameSizeAs(states(gmats)).hasSizeGreaterThan(9);
      for (int row = 0; row < states(gmats).size(); row++) {
        String[] our = states(ours).get(row).split("\\s+", -1);
        String[] their = states(gmats).get(row).split("\\s+", -1);
        assertThat(Instant.parse(our[0] + "Z")).isEqualTo(Instant.parse(their[0] + "Z"));
        for (int i = 1; i < 7; i++) {
          double known = Double.parseDouble(their[i]);
          assertThat(Double.parseDouble(our[i])).isCloseTo(known, within(2 * Math.ulp(known)));
        }
      }
    }
  }

  @Test
  void theSameStudyGivesTheSameMessages() throws IOException {
    export(study, "oem", root.resolve("once"), "--run", "2").isOk();
    export(study, "oem", root.resolve("twice"), "--run", "2").isOk();

    assertThat(root.resolve("once/ephemeris__EF/000002.oem"))
        .hasSameBinaryContentAs(root.resolve("twice/ephemeris__EF/000002.oem"));
    assertThat(root.resolve("once/ephemeris__EF/000000.oem")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCSDS-OEM", "STK-TimePosVel"})
  void czmlHasTheStatesOfEveryRun(String format) throws IOException {
    String from = format.startsWith("CCSDS") ? study : sweep(format);
    Path out = root.resolve("czml-" + format);
    export(from, "czml", out).isOk();

    JsonNode packets = Json.mapper().readTree(Files.readString(out.resolve("ephemeris__EF.czml")));
    assertThat(packets.size()).isEqualTo(3);
    assertThat(packets.get(0).path("id").asString()).isEqualTo("document");
    JsonNode position = packets.get(2).path("position");
    assertThat(packets.get(2).path("id").asString()).isEqualTo("run-2");
    assertThat(position.path("referenceFrame").asString()).isEqualTo("INERTIAL");
    JsonNode samples = position.path("cartesian");
    assertThat(samples.get(4).asDouble()).isCloseTo(60, within(1e-6));
    double radius =
        Math.sqrt(
            Math.pow(samples.get(1).asDouble(), 2)
                + Math.pow(samples.get(2).asDouble(), 2)
                + Math.pow(samples.get(3).asDouble(), 2));
    assertThat(radius).isBetween(6700e3, 7300e3);
  }

  @Test
  void tablesWithoutOrbitsAreRefused() {
    Path out = root.resolve("none");
    export(study, "oem", out, "--table", "ephemeris__EG")
        .isRefused(ExitCode.USAGE, "ephemeris__EG", "did you mean", "ephemeris__EF");
    export(study, "czml", out, "--table", "runs").isRefused(ExitCode.USAGE, "ephemeris__EF");
    export(study, "csv", out, "--run", "1").isRefused(ExitCode.USAGE, "--run");
    assertThat(out).doesNotExist();
  }

  private static CommandRun export(String from, String format, Path out, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("export", from, "--format", format, "--out", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static Path raw(String run) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(study, "runs", run))) {
      return files.filter(file -> file.toString().endsWith(".oem")).findFirst().orElseThrow();
    }
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.matches(key + "\\s*=.*"))
        .map(line -> line.substring(line.indexOf('=') + 1).strip())
        .findFirst()
        .orElse("none");
  }

  private static List<String> states(List<String> lines) {
    return lines.stream().filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*")).toList();
  }
}
