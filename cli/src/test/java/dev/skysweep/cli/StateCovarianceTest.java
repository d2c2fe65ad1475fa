package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.USAGE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.ParquetRows;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.study.OpmText;
import dev.skysweep.study.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dispersions of a whole state, on the real engine.
class StateCovarianceTest {
  private static final List<String> STATE = List.of("X", "Y", "Z", "VX", "VY", "VZ");
  private static final String NAMES = "R,T,N,VR,VT,VN\n";

  @TempDir private Path root;
  private Path script;
  private Study study;

  @BeforeEach
  void writeScript() throws IOException {
    TestEngine.installation();
    script =
        Files.writeString(
            root.resolve("mission.script"),
            Missions.LEO.replace(
                "Sat.INC = 51.6;", "Sat.INC = 51.6;\nSat.RAAN = 10;\nSat.AOP = 20;\nSat.TA = 30;"));
    study = new Study(root.resolve("out"));
  }

  private CommandRun draw(int n, String... more) {
    var line = new ArrayList<>(List.of("monte-carlo", script.toString(), "--seed", "5"));
    line.addAll(List.of("--out", study.folder().toString(), "--n", String.valueOf(n)));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  /// Of sigma 3 km along the track and next to nothing elsewhere.
  private Path alongTrack() throws IOException {
    var matrix = new StringBuilder(NAMES);
    double[] variances = {1e-12, 9, 1e-12, 1e-18, 1e-18, 1e-18};
    for (int row = 0; row < 6; row++) {
      var cells = new ArrayList<String>();
      for (int column = 0; column < 6; column++) {
        cells.add(row == column ? String.valueOf(variances[row]) : "0");
      }
      matrix.append(String.join(",", cells)).append('\n');
    }
    return Files.writeString(root.resolve("state.csv"), matrix);
  }

  @Test
  void theEngineStartsFromTheStateThatWasDrawn() throws Exception {
    draw(12, "--state-covariance", "Sat=RTN:" + alongTrack()).isOk();

    CommandRun.of("run", script.toString(), "--grid", "Sat.DryMass=850", "--out", root + "/plain")
        .isOk();
    double[] nominal = firstRow(new Study(root.resolve("plain")), 0);
    double squares = 0;
    for (int run = 0; run < 12; run++) {
      ManifestEntry entry = study.manifest().entry(run).orElseThrow();
      double[] row = firstRow(study, run);
      double radial = 0;
      double along = 0;
      for (int i = 0; i < 6; i++) {
        var value = (Value.Real) requireNonNull(entry.overrides().get("Sat." + STATE.get(i)));
        // a report has sixteen digits
        assertThat(row[i])
            .as("run %d, %s", run, STATE.get(i))
            .isCloseTo(value.value(), within(1e-15 * Math.abs(value.value())));
      }
      for (int i = 0; i < 3; i++) {
        radial += (row[i] - nominal[i]) * nominal[i] / 7000;
        along += (row[i] - nominal[i]) * nominal[i + 3] / 7.5;
      }
      assertThat(radial).as("run %d, radial", run).isCloseTo(0, within(0.02));
      squares += along * along;
    }
    assertThat(Math.sqrt(squares / 12)).as("sigma along the track").isBetween(1.5, 5.0);
    CommandRun.of("verify", study.folder().toString(), "--rerun", "2").isOk();
  }

  private static double[] firstRow(Study read, int run) {
    Path report = read.folder().resolve("runs/%06d/report__RF.parquet".formatted(run));
    Map<String, Object> row = ParquetRows.of(report).getFirst();
    return STATE.stream()
        .mapToDouble(name -> (Double) requireNonNull(row.get("Sat." + name)))
        .toArray();
  }

  /// A message tells its frame itself.
  @Test
  void anotherFrameThanTheFilesOwnIsRefused() throws Exception {
    String opm = OpmText.of("RTN", OpmText.WHOLE, (row, column) -> row == column ? 1e-6 : 0);
    Path file = Files.writeString(root.resolve("state.opm"), opm);
    draw(2, "--state-covariance", "Sat=TNW:" + file)
        .isRefused(USAGE, "its covariance is in RTN, not in TNW; leave the frame away");
    assertThat(study.folder()).doesNotExist();
    draw(2, "--state-covariance", "Sat=" + file).isOk();
  }

  @Test
  void aMatrixNeedsNoLineOfNames() throws Exception {
    Path named = alongTrack();
    Path bare =
        Files.writeString(
            root.resolve("bare.csv"), Files.readString(named).substring(NAMES.length()));

    assertThat(draw(3, "--state-covariance", "Sat=RTN:" + bare, "--dry-run").isOk().out())
        .isEqualTo(draw(3, "--state-covariance", "Sat=RTN:" + named, "--dry-run").isOk().out());
  }

  @Test
  void matricesThatCannotBeAreRefusedBeforeTheFirstRun() throws Exception {
    Path file = root.resolve("bad.csv");
    String unit = NAMES + "1,0,0,0,0,0\n0,1,0,0,0,0\n0,0,1,0,0,0\n0,0,0,1,0,0\n0,0,0,0,1,0\n";
    Files.writeString(file, unit + "0,0,0,0,0,-1\n");
    draw(2, "--state-covariance", "Sat=RTN:" + file)
        .isRefused(USAGE, "bad.csv", "the variance of RTN.VN must be 0 or more, got -1");
    Files.writeString(file, unit.replace("0,0,0,0,1,0", "0,0,0,0,1,2") + "0,0,0,0,2,1\n");
    draw(2, "--state-covariance", "Sat=TNW:" + file)
        .isRefused(USAGE, "bad.csv", "not positive semidefinite: it has the eigenvalue -1");
    Files.writeString(file, unit + "0.5,0,0,0,0,1\n");
    draw(2, "--state-covariance", "Sat=RTN:" + file)
        .isRefused(USAGE, "bad.csv", "not symmetric: RTN.VN with RTN.R is 0.5");
    Files.writeString(file, unit + "0,0,0,0,0,x\n");
    draw(2, "--state-covariance", "Sat=RTN:" + file).isRefused(USAGE, "bad.csv:7", "'x'");
    Files.writeString(file, unit.replace(NAMES, "VX,VY,VZ,X,Y,Z\n") + "0,0,0,0,0,1\n");
    draw(2, "--state-covariance", "Sat=inertial:" + file)
        .isRefused(USAGE, "bad.csv:1: the order must be X, Y, Z, VX, VY, VZ");
    Files.writeString(file, unit + "0,0,0,0,0,1\n");
    draw(2, "--state-covariance", "Sat=" + file)
        .isRefused(USAGE, "bad.csv does not say which frame its covariance is in");
    draw(2, "--state-covariance", "Sat=RTX:" + file).isRefused(USAGE, "RTX", "RTN");
    draw(2, "--state-covariance", "Sta=RTN:" + file).isRefused(USAGE, "no spacecraft Sta", "Sat");
    assertThat(study.folder()).doesNotExist();
  }
}
