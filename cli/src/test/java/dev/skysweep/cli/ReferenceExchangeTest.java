package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of every design that both have, the real gmat-sweep 0.6.0 and we go on with what the other left
/// half done.
@Execution(ExecutionMode.CONCURRENT)
class ReferenceExchangeTest {
  private static final int RUNS = 4;

  @TempDir private Path root;
  private Path script;
  private Study ours;
  private Study theirs;

  @BeforeEach
  void writeScript() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    Files.writeString(
        root.resolve("rows.csv"), "Sat.SMA,Sat.INC\n7000.5,10.5\n7100.5,20\n7050.5,30\n7200.5,5\n");
    ours = new Study(root.resolve("ours"));
    theirs = new Study(root.resolve("theirs"));
  }

  private String[] line(String command, Study study) {
    var line = new ArrayList<>(List.of(command.split(" ")));
    line.add(1, script.toString());
    line.replaceAll(word -> word.equals("rows.csv") ? root.resolve("rows.csv").toString() : word);
    line.addAll(List.of("--out", study.folder().toString()));
    return line.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --grid Sat.SMA=7000,7100 --grid Sat.INC=10,20",
        "monte-carlo --n 4 --seed 11 --perturb Sat.SMA=normal:7100:5",
        "latin-hypercube --n 4 --seed 11 --perturb Sat.SMA=uniform:7000:7200",
        "explicit --samples rows.csv",
      })
  void eachGoesOnWithWhatTheOtherLeft(String command) throws IOException {
    Reference.run(root, line(command, theirs));
    CommandRun.of(line(command, ours)).isOk();
    assertThat(values(theirs)).isEqualTo(values(ours)).hasSize(RUNS);
    List<Map<?, ?>> whole = values(ours);

    cutOff(theirs, 2);
    CommandRun.of("resume", theirs.file().toString(), "--script", script.toString()).isOk();
    cutOff(ours, 2);
    resumeByReference(ours);

    for (Study mixed : List.of(ours, theirs)) {
      assertThat(values(mixed)).isEqualTo(whole);
      assertThat(mixed.attempts().stream().filter(entry -> entry.record() == null)).hasSize(2);
      assertThat(Reference.run(root, "show", mixed.file().toString())).contains("4 runs (4 ok)");
      CommandRun.of("verify", mixed.folder().toString()).isOk();
    }
  }

  @Test
  void anExtensionOfTheReferenceThatWasBrokenOffGoesOn() throws IOException {
    String[] draws = line("monte-carlo --n 2 --seed 5 --perturb Sat.SMA=normal:7100:5", theirs);
    Reference.run(root, draws);
    Reference.run(
        root, "extend", theirs.file().toString(), "--n", "3", "--script", script.toString());
    List<Map<?, ?>> whole = values(theirs);
    List<String> lines = Files.readAllLines(theirs.file());
    // the middle run of the extension is lost, and with it the reference
    lines.removeIf(line -> line.contains("\"run_id\": 3"));
    Files.writeString(theirs.file(), String.join("\n", lines) + "\n");

    CommandRun.of("resume", theirs.file().toString(), "--script", script.toString()).isOk();

    assertThat(values(theirs)).isEqualTo(whole).hasSize(5);
    assertThat(Reference.run(root, "show", theirs.file().toString())).contains("5 runs (5 ok)");
  }

  private void resumeByReference(Study study) {
    Reference.run(root, "resume", study.file().toString(), "--script", script.toString());
  }

  /// As a crash leaves it before the third run ends.
  private static void cutOff(Study study, int entries) throws IOException {
    List<String> lines = Files.readAllLines(study.file());
    Files.writeString(study.file(), String.join("\n", lines.subList(0, 1 + entries)) + "\n");
  }

  private static List<Map<?, ?>> values(Study study) {
    return IntStream.range(0, study.manifest().runCount())
        .mapToObj(run -> study.manifest().entry(run).map(ManifestEntry::overrides))
        .<Map<?, ?>>map(values -> Objects.requireNonNull(values.orElse(null)))
        .toList();
  }
}
