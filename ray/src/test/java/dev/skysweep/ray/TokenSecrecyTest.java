package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.Grid;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepListener;
import dev.skysweep.sweep.SweepOptions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cluster's secret is seen by nobody: not in what the user is told, not in any file of the
/// study, not in the list of processes, on no machine of a sweep.
class TokenSecrecyTest {
  @TempDir private Path folder;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final List<String> processes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void nobodySeesTheToken() throws Exception {
    TestEngine.installation();
    RayToken token = OneRay.get().token();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    var listener =
        new SweepListener() {
          @Override
          public void said(String line) {
            said.add(line);
          }

          @Override
          public void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {
            processes.addAll(commandLines());
          }
        };
    try (var pool = RayPool.of(OneRay.settings())) {
      Sweep.of(script)
          .grid("Sat.SMA", Grid.linspace(7000, 7100, 6))
          .out(folder.resolve("study"))
          .with(SweepOptions.builder().listener(listener).build())
          .run(pool)
          .close();
    }

    assertThat(processes).as("the sweep's own processes").anyMatch(line -> line.contains("raylet"));
    assertThat(processes).noneMatch(line -> line.contains(token.secret()));
    assertThat(said).noneMatch(line -> line.contains(token.secret()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as("%s", file)
            .doesNotContain(token.secret());
      }
    }
  }

  private static List<String> commandLines() {
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : all) {
        try {
          lines.add(Files.readString(process.resolve("cmdline"), ISO_8859_1));
        } catch (IOException e) {
          // it has ended
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return lines;
  }
}
