package dev.skysweep.script;

import static dev.skysweep.script.Missions.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.study.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissionScriptReadTest {
  @TempDir Path folder;

  @Test
  void keepsTheTextAsItWasRead() throws IOException {
    String text = "\uFEFFCreate Variable é\r\n".replace("é", "v; % é");
    MissionScript script = MissionScript.read(write("mission.script", text));
    assertThat(script.text()).isEqualTo(text);
    assertThat(script.origin()).isEqualTo(folder.resolve("mission.script"));
    assertThat(script.resourceNames()).containsExactly("v");
  }

  @Test
  void readsLatin1Comments() throws IOException {
    Path file = folder.resolve("latin1.script");
    Files.write(file, "Create Variable v; % cr\u00E8me\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(runText(MissionScript.read(file))).isEqualTo("Create Variable v; % cr?me\n");
  }

  @Test
  void saysWhyAFileIsNoScript() throws IOException {
    assertRefused(folder.resolve("none.script")).withMessageEndingWith("no such file");
    assertRefused(folder).withMessageContaining("is a folder");
    assertRefused(write("empty.script", " \n")).withMessageEndingWith("is empty");
    assertRefused(write("binary.script", "Create Variable v;\n\u0000\u0001"))
        .withMessageContaining("line 2")
        .withMessageContaining("control character 0x00");
    assertRefused(write("accent.script", "Create Variable v;\nCreate String é;\n"))
        .withMessageContaining("line 2")
        .withMessageContaining("'é' (U+00E9)");
  }

  @Test
  void knowsAResourceThatIsAssignedAboveItsCreate() {
    MissionScript script =
        MissionScript.parse(
            "RF.Add = {Sat.X};\nCreate ReportFile RF;\nRF.Add = {Sat.Y};\n",
            folder.resolve("mission.script"));
    assertThat(script.resourceNames()).containsExactly("RF");
    assertThat(script.outputs()).hasSize(1);
  }

  @Test
  void writesOutIncludes() throws IOException {
    write("sub/a.txt", "Sat.Cd = 1;\n#Include 'b.txt'");
    write("b.txt", "Sat.Cr = 2; % é");
    String text = "Create Spacecraft Sat;\n#Include 'sub/a.txt';\nBeginMissionSequence\n";
    MissionScript script = MissionScript.read(write("mission.script", text));
    assertThat(runText(script))
        .isEqualTo(
            """
            Create Spacecraft Sat;
            % #Include 'sub/a.txt';
            Sat.Cd = 1;
            % #Include 'b.txt'
            Sat.Cr = 2; % ?
            BeginMissionSequence
            """);
    assertThat(script.forRun(set("Sat.Cr", Value.of(3)), Map.of(), Missions::inRun).text())
        .contains("Sat.Cr = 3; % ?\n");
    assertThat(script.text()).isEqualTo(text);
  }

  @Test
  void writesOutIncludesOfTheSequence() throws IOException {
    write("seq.txt", "Sat.Cd = 9;\n");
    Path file =
        write(
            "mission.script", "Create Spacecraft Sat;\nBeginMissionSequence\n#Include 'seq.txt'\n");
    assertThat(MissionScript.read(file).check(set("Sat.Cd", Value.of(1))))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.line()).isEqualTo(1);
          assertThat(warning.message()).contains("Sat.Cd is assigned", "(seq.txt, line 1)");
        });
  }

  @Test
  void saysWhichIncludeIsMissing() throws IOException {
    assertRefused(write("mission.script", "Create Variable v;\n#Include 'gone.txt'\n"))
        .withMessageContaining("mission.script, line 2: #Include 'gone.txt' fails")
        .withMessageEndingWith("gone.txt: no such file");
  }

  @Test
  void refusesIncludesThatGoRound() throws IOException {
    write("a.txt", "% x\n#Include 'b.txt'\n");
    write("b.txt", "#Include 'a.txt'\n");
    assertRefused(write("mission.script", "Create Variable v;\n#Include 'a.txt'\n"))
        .withMessageContaining("b.txt, line 1")
        .withMessageEndingWith("a.txt includes itself");
  }

  @Test
  void tellsTheFilesThatItMayRead() throws IOException {
    String own = write("own.cof", "x").toString();
    Path file =
        write(
            "mission.script",
            """
            % from /data/notes.txt
            Create ForceModel FM;
            FM.GravityField.Earth.PotentialFile = 'own.cof'; % or '/data/other.cof'
            FM.GravityField.Luna.PotentialFile = 'LP165P.cof';
            Create Spacecraft Sat;
            Sat.OrbitSpiceKernelName = {'/data/a.bsp', ...
              '/data/b.bsp', '/data/a.bsp'};
            Create ReportFile RF;
            RF.Filename = '/data/report.txt';
            """);
    assertThat(MissionScript.read(file).inputFiles())
        .containsExactly(own, "/data/a.bsp", "/data/b.bsp");
  }

  @Test
  void namesInputFilesBesideTheScriptByTheirAbsolutePath() throws IOException {
    String own = write("data/own.cof", "x").toString();
    String kernel = write("sat.bsp", "x").toString();
    write("Sat.X", "x");
    Path file =
        write(
            "mission.script",
            """
            Create ForceModel FM;
            FM.GravityField.Earth.PotentialFile = 'data/own.cof';
            FM.GravityField.Luna.PotentialFile = 'LP165P.cof';
            Create Spacecraft Sat;
            Sat.OrbitSpiceKernelName = {'sat.bsp', 'other.bsp'};
            Create ReportFile sat;
            sat.Filename = 'sat.bsp';
            sat.Add = {Sat.X};
            """);
    MissionScript script = MissionScript.read(file);
    assertThat(runText(script))
        .contains("Earth.PotentialFile = '" + own + "';")
        .contains("Luna.PotentialFile = 'LP165P.cof';")
        .contains("{'" + kernel + "', 'other.bsp'};")
        .contains("sat.Filename = '/run/report__sat';")
        .contains("sat.Add = {Sat.X};");
    assertThat(
            script
                .forRun(
                    set("FM.GravityField.Earth.PotentialFile", Value.of("JGM2.cof")),
                    Map.of(),
                    Missions::inRun)
                .text())
        .contains("Earth.PotentialFile = 'JGM2.cof';");
    assertThat(
            script
                .forRun(
                    set("FM.GravityField.Luna.PotentialFile", Value.of("data/own.cof")),
                    Map.of(),
                    Missions::inRun)
                .text())
        .contains("Luna.PotentialFile = '" + own + "';");
  }

  private static String runText(MissionScript script) {
    return script.forRun(Map.of(), Map.of(), Missions::inRun).text();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static ThrowableAssertAlternative<ScriptException> assertRefused(Path file) {
    return assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> MissionScript.read(file))
        .satisfies(
            e -> assertThat(e.file().toString()).startsWith(String.valueOf(file.getParent())));
  }
}
