package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.s3.testing.FaultyLine;
import dev.skysweep.s3.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A study in a bucket of a real S3 server: the same results as in a folder, from any machine,
/// whatever happens to driver and line. A machine is a cache of its own.
///
/// Its tests run beside others, each other among them: of the server, each has a folder of its own.
@Execution(ExecutionMode.CONCURRENT)
class BucketStudyTest {
  private static final String GRID = "Sat.SMA=6900:7300:24";

  private static final List<Path> MACHINES = new CopyOnWriteArrayList<>();

  @TempDir private static Path root;
  private static S3Server server;
  private static Path script;
  private static Map<Integer, List<String>> undisturbed;

  @BeforeAll
  static void sweepIntoAFolder() throws IOException {
    server = S3Server.start();
    server.makeBucket("sweeps");
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Study.HALF_A_DAY);
    var study = new Study(root.resolve("undisturbed"));
    CommandRun.of(
            "run",
            script.toString(),
            "--grid",
            GRID,
            "--workers",
            "2",
            "--out",
            study.folder() + "")
        .isOk();
    undisturbed = study.results();
    assertThat(undisturbed).hasSize(24);
  }

  @AfterAll
  static void stop() {
    server.close();
    MACHINES.forEach(FileTree::deleteQuietly);
  }

  /// Another machine each time: with the engine, and no study.
  private static Path machine() throws IOException {
    Path cache = Files.createTempDirectory("skysweep-machine-");
    MACHINES.add(cache);
    for (String shared : List.of("engine", "installations", "workers", "ray")) {
      Path there = Machine.current().cacheFolder().resolve(shared);
      if (Files.exists(there)) {
        Files.createSymbolicLink(cache.resolve(shared), there);
      }
    }
    return cache;
  }

  private static DriverProcess start(Path machine, String... arguments) {
    return start(machine, server.port(), arguments);
  }

  private static DriverProcess start(Path machine, int port, String... arguments) {
    Map<String, String> variables = new TreeMap<>(server.environment(port));
    variables.put("SKYSWEEP_CACHE", machine.toString());
    return DriverProcess.start(variables, arguments);
  }

  private static String ok(Path machine, String... arguments) {
    return ends(machine, ExitCode.OK, arguments);
  }

  private static String ends(Path machine, ExitCode expected, String... arguments) {
    try (DriverProcess driver = start(machine, arguments)) {
      int exitCode = driver.exitCode();
      assertThat(exitCode).as(driver.printed()).isEqualTo(expected.number());
      return driver.printed();
    }
  }

  private static String[] run(String place) {
    return new String[] {
      "run", script.toString(), "--grid", GRID, "--workers", "2", "--out", place
    };
  }

  private static String[] resume(String place) {
    return new String[] {"resume", place, "--workers", "2"};
  }

  /// The study as a machine has it once everything was asked for.
  private static Study verified(Path machine, String place) throws IOException {
    assertThat(ok(machine, "verify", place)).contains("nothing differs");
    return copy(machine);
  }

  private static Study copy(Path machine) throws IOException {
    try (Stream<Path> copies = Files.list(machine.resolve("buckets"))) {
      return new Study(copies.findFirst().orElseThrow());
    }
  }

  private static long segments(String name) {
    return server.keys("sweeps").stream()
        .filter(key -> key.startsWith(name + "/manifest/"))
        .count();
  }

  @Test
  void anotherMachineReadsWhatASweepLeftAndItIsTheSameAsInAFolder() throws IOException {
    String place = "s3://sweeps/whole";

    Path other = machine();
    assertThat(ok(other, "doctor", "--out", place)).contains(place + " can be written");
    try (DriverProcess driver = start(machine(), run(place))) {
      Await.until("the first run", () -> segments("whole") >= 2 || !driver.isAlive());
      ok(machine(), "watch", place);
      assertThat(driver.exitCode()).isZero();
      assertThat(driver.printed()).contains("24 runs (24 ok)").contains("output: " + place);
    }

    assertThat(ok(other, "show", place)).contains("24 runs (24 ok)").contains(place);
    assertThat(ok(other, "sql", place, "SELECT count(*) AS n FROM runs")).contains("24");
    assertThat(
            ok(
                other,
                "export",
                place,
                "--format",
                "csv",
                "--table",
                "report__RF",
                "-o",
                root + "/csv"))
        .contains("fetching 24 files from " + place);
    assertThat(verified(other, place).results()).isEqualTo(undisturbed);
    assertThat(server.keys("sweeps"))
        .contains("whole/mission.script", "whole/runs/000000/report__RF.parquet")
        .as("the lease is given back")
        .doesNotContain("whole/.skysweep/driver.json");
  }

  @Test
  void aDriverKilledAnywhereIsGoneOnWithFromAnotherMachine() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomGenerator random = Trials.random(seed);
    String place = "s3://sweeps/killed";
    try (DriverProcess driver = start(machine(), run(place))) {
      kill(driver, 2 + random.nextInt(8), random);
    }
    try (DriverProcess driver = start(machine(), resume(place))) {
      kill(driver, segments("killed") + 2 + random.nextInt(4), random);
    }

    Path last = machine();
    ok(last, resume(place));

    Study study = verified(last, place);
    assertThat(study.results()).as("seed %d", seed).isEqualTo(undisturbed);
    assertThat(study.attempts())
        .as("no run that was recorded is made again; seed %d", seed)
        .extracting(ManifestEntry::runId)
        .doesNotHaveDuplicates();
  }

  private static void kill(DriverProcess driver, long atSegments, RandomGenerator random) {
    Await.until("segments", () -> segments("killed") >= atSegments || !driver.isAlive());
    driver.endsWithin(random.nextLong(TimeUnit.MILLISECONDS.toNanos(100)));
    driver.kill();
  }

  @Test
  void aSecondDriverIsRefusedUntilTheFirstIsDead() throws IOException {
    String place = "s3://sweeps/two";
    Path machine = machine();
    Path endless = Files.writeString(root.resolve("endless.script"), Study.ENDLESS_UNLESS_X);
    try (DriverProcess driver =
        start(machine, "run", endless.toString(), "--grid", "x=1,0,0", "--out", place)) {
      Await.until("the first run", () -> segments("two") >= 2 || !driver.isAlive());

      assertThat(ends(machine, ExitCode.MANIFEST, resume(place)))
          .contains("another sweep writes into this folder: process " + driver.id());
      assertThat(ends(machine(), ExitCode.MANIFEST, resume(place)))
          .contains("waiting up to 20 s")
          .contains("another sweep writes into this folder: process " + driver.id());
      assertThat(ok(machine, "show", place)).contains("3 runs (1 ok, 2 not made)");
      assertThat(driver.isAlive()).isTrue();
      driver.kill();
    }
    assertThat(ends(machine, ExitCode.FAILED_RUNS, "resume", place, "--timeout", "500ms"))
        .as("the driver of this machine is known to be dead")
        .doesNotContain("sign of life")
        .contains("3 runs (1 ok, 2 failed)");
  }

  @Test
  void aSweepOutlivesALineThatFailsOften() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    String place = "s3://sweeps/faulty";
    try (var line = new FaultyLine(server.port(), 0.2, seed)) {
      try (DriverProcess driver = start(machine(), line.port(), run(place))) {
        assertThat(driver.exitCode()).as("seed %d: %s", seed, driver.printed()).isZero();
      }
      assertThat(line.faults()).as("seed %d", seed).isGreaterThan(10);
    }
    Study study = verified(machine(), place);
    assertThat(study.results()).as("seed %d", seed).isEqualTo(undisturbed);
    assertThat(study.attempts()).as("seed %d", seed).hasSize(24);
  }

  @Test
  void workersOfAClusterPutWhatTheyMakeThereThemselves() throws Exception {
    new RayInstallation(Machine.current()).install(System.err::println);
    String place = "s3://sweeps/on-ray";
    Path machine = machine();

    String[] run = {
      "run", script.toString(), "--grid", GRID, "--pool", "ray", "--workers", "2", "--out", place
    };
    assertThat(ok(machine, run)).contains("24 runs (24 ok)");

    assertThat(copy(machine).folder().resolve("runs")).isEmptyDirectory();
    assertThat(verified(machine, place).results()).isEqualTo(undisturbed);
    assertThat(server.keys("sweeps"))
        .as("what proved that all use the same bucket is gone")
        .noneMatch(key -> key.startsWith("on-ray/.skysweep/"));
  }

  @Test
  void overwritingBeginsAnewForEveryMachine() throws IOException {
    String place = "s3://sweeps/anew";
    Path one = machine();
    ok(one, run(place));
    Path two = machine();
    verified(two, place);

    assertThat(ends(two, ExitCode.USAGE, run(place))).contains(place + " holds a sweep already");
    ok(two, "run", script.toString(), "--grid", "Sat.SMA=7000,7100", "--out", place, "--overwrite");

    assertThat(ok(one, "show", place)).contains("2 runs (2 ok)");
    assertThat(verified(one, place).results()).hasSize(2);
    assertThat(server.keys("sweeps")).noneMatch(key -> key.startsWith("anew/runs/000002/"));
  }

  @Test
  void whatCanNotBeIsSaidBeforeTheFirstRun() throws IOException {
    Path machine = machine();
    refused(
        machine, ExitCode.USAGE, "s3://no-such-bucket/x", "there is no bucket 'no-such-bucket'");
    refused(machine, ExitCode.USAGE, "s3://sweeps", "write s3://BUCKET/FOLDER");
    refused(machine, ExitCode.USAGE, "gs://sweeps/x", "knows no 'gs:'");
    assertThat(ends(machine, ExitCode.MANIFEST, resume("s3://sweeps/nothing")))
        .contains("s3://sweeps/nothing: there is no manifest");
    assertThat(ends(machine, ExitCode.USAGE, "compact", "s3://sweeps/nothing"))
        .contains("not for s3://sweeps/nothing");
    try (DriverProcess driver = start(machine, 9, run("s3://sweeps/x"))) {
      assertThat(driver.exitCode()).isEqualTo(ExitCode.BACKEND.number());
      assertThat(driver.printed()).contains("http://127.0.0.1:9 can't be reached").hasLineCount(1);
    }
    assertThat(server.keys("sweeps")).noneMatch(key -> key.startsWith("x/"));
  }

  private static void refused(Path machine, ExitCode code, String place, String words) {
    assertThat(ends(machine, code, run(place))).contains(words).hasLineCount(1);
  }
}
