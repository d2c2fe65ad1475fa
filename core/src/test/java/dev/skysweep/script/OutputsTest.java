package dev.skysweep.script;

import static dev.skysweep.script.Missions.mission;
import static dev.skysweep.script.Missions.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {
  private static final String MISSION =
      """
      Create Spacecraft Sat;
      Create ReportFile RF, Bare;
      RF.Filename = '../deep/rf.txt'; % kept
      RF.WriteHeaders = false;
      RF.Delimiter = ',';
      RF.Add = {Sat.X, ...
        Sat.Y};
      RF.Add = {Sat.Z}
      Create EphemerisFile EF;
      EF.FileFormat = 'STK-TimePosVel';
      EF.Filename = /abs/ef.e
      Create DifferentialCorrector DC;
      Create OrbitView View;
      BeginMissionSequence;
      """;

  @Test
  void findsWhatTheMissionWrites() {
    assertThat(mission(MISSION).outputs())
        .containsExactly(
            new OutputDeclaration(
                OutputKind.REPORT,
                "ReportFile",
                "RF",
                "../deep/rf.txt",
                Map.of("WriteHeaders", "false", "Delimiter", ","),
                List.of("Sat.X", "Sat.Y", "Sat.Z"),
                2),
            new OutputDeclaration(
                OutputKind.REPORT, "ReportFile", "Bare", "Bare.txt", Map.of(), List.of(), 2),
            new OutputDeclaration(
                OutputKind.EPHEMERIS,
                "EphemerisFile",
                "EF",
                "/abs/ef.e",
                Map.of("FileFormat", "STK-TimePosVel"),
                List.of(),
                9),
            new OutputDeclaration(
                OutputKind.SOLVER,
                "DifferentialCorrector",
                "DC",
                "DifferentialCorrectorDC.data",
                Map.of(),
                List.of(),
                12));
  }

  @Test
  void sendsEveryOutputToItsFileOfTheRun() {
    assertThat(Missions.run(MISSION, Map.of()))
        .isEqualTo(
            MISSION
                .replace("'../deep/rf.txt'", "'/run/report__RF'")
                .replace("/abs/ef.e", "'/run/ephemeris__EF.txt'")
                .replace(
                    "BeginM",
                    "Bare.Filename = '/run/report__Bare';\nDC.ReportFile = '/run/solver__DC';\nBeginM"));
  }

  @Test
  void tellsTheOutputsOfTheRun() {
    RunScript run =
        mission(MISSION)
            .forRun(
                set("RF.WriteHeaders", Value.of(true), "RF.Add", Missions.texts("Sat.VX")),
                Map.of(),
                Missions::inRun);
    assertThat(run.outputs()).hasSize(4);
    OutputDeclaration report = run.outputs().getFirst();
    assertThat(report.fileName()).isEqualTo("/run/report__RF");
    assertThat(report.columns()).containsExactly("Sat.VX");
    assertThat(report.settings())
        .containsEntry("WriteHeaders", "true")
        .containsEntry("Delimiter", ",");
  }

  @Test
  void givesAKernelTheEndingThatGmatWould() {
    String mission = "Create EphemerisFile EF;\nEF.FileFormat = SPK;\n";
    RunScript run = mission(mission).forRun(Map.of(), Map.of(), output -> "/a.b/raw.txt");
    assertThat(run.text()).contains("EF.Filename = '/a.b/raw.bsp';");
    assertThat(run.outputs())
        .extracting(OutputDeclaration::fileName)
        .containsExactly("/a.b/raw.bsp");
  }

  @Test
  void createsReportsAndEphemeridesBeforeGroundTrackPlots() {
    assertThat(
            Missions.run(
                """
                Create ReportFile R1;
                R1.Filename = 'r1';
                Create GroundTrackPlot GT;
                GT.Add = {Sat};
                GMAT Create ReportFile R2 R3; % late
                R2.Filename = 'r2';
                R3.Filename = 'r3';
                Create EphemerisFile EF;
                EF.Filename = 'ef';
                """,
                Map.of()))
        .isEqualTo(
            """
            Create ReportFile R1;
            R1.Filename = '/run/report__R1';
            Create ReportFile R2, R3;
            Create EphemerisFile EF;
            Create GroundTrackPlot GT;
            GT.Add = {Sat};
            R2.Filename = '/run/report__R2';
            R3.Filename = '/run/report__R3';
            EF.Filename = '/run/ephemeris__EF.txt';
            """);
  }

  @Test
  void theFileOfAnOutputIsNotTheUsersToChoose() {
    assertThatThrownBy(() -> mission(MISSION).check(set("RF.Filename", Value.of("x"))))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("every run writes into a folder of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a'b", "/a\"b", "/a{b", "/a[b", "/\n", "/é"})
  void refusesPathsThatGmatCannotTake(String path) {
    assertThatThrownBy(() -> mission(MISSION).forRun(Map.of(), Map.of(), output -> path))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("GMAT can't write the output RF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RF.Filename = '/tmp/x.txt';",
        "GMAT RF.Filename = '/tmp/x.txt';",
        "If 1 < 2\nRF.Filename = name;\nEndIf;",
        "BeginScript;\nGMAT 'again' DC.ReportFile = 'x';\nEndScript;"
      })
  void anOutputThatTheSequenceWouldSendElsewhereIsRefused(String command) {
    assertThatThrownBy(() -> mission(MISSION + command + "\n").check(Map.of()))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(" by the mission sequence (")
        .hasMessageContaining("assign it above BeginMissionSequence");
  }
}
