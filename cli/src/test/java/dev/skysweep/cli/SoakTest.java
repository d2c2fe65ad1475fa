package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Short real runs in one sweep, for so many runs and so long, whichever takes longer: memory, open
/// files and what a run costs stay as they are. Only by `-Psoak`; the measurements are left in
/// `target/soak.csv`.
@EnabledIfSystemProperty(named = "soak.runs", matches = "\\d+")
class SoakTest {
  private static final int RUNS = Integer.getInteger("soak.runs", 0);
  private static final long SECONDS = Long.getLong("soak.seconds", 0);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  /// The sweep is interrupted before it comes to all of them, unless the machine is very fast.
  private static final int DESIGNED = 10 * RUNS;

  /// @param cpuMillis used by driver and workers, which says more of the rate than the time does on
  ///   a machine that others use
  /// @param bytes resident memory of driver and workers
  /// @param files open in driver and workers
  private record Measure(
      long seconds, long cpuMillis, long manifestBytes, long driverBytes, long bytes, long files) {}

  /// Of processes some of which end, as far as it was seen.
  private static final class CpuTime {
    private final Map<Long, Long> seen = new HashMap<>();
    private long millis;

    void look(List<ProcessHandle> processes) {
      for (ProcessHandle each : processes) {
        long now = each.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        long before = seen.getOrDefault(each.pid(), 0L);
        if (now > before) {
          seen.put(each.pid(), now);
          millis += now - before;
        }
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void memoryFilesAndTheCostOfARunStayAsTheyAre() throws IOException {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    var study = new Study(folder.resolve("study"));
    String grid = "Sat.SMA=6900:7300:" + DESIGNED;
    List<Measure> measures;
    try (DriverProcess driver =
        DriverProcess.start(
            "run", script.toString(), "--grid", grid, "--out", study.folder().toString())) {
      measures = measureUntilEnough(driver, study);
      assertThat(driver.exitCode())
          .as(driver.printed())
          .isIn(ExitCode.OK.number(), ExitCode.FAILED_RUNS.number());
    }

    Manifest manifest = study.manifest();
    assertThat(manifest.counts().ok()).isGreaterThanOrEqualTo(RUNS);
    assertThat(manifest.counts().failed()).isZero();
    // the first fifth warms up; the last measures see the end of the sweep
    List<Measure> steady = measures.subList(measures.size() / 5, measures.size() * 9 / 10);
    Measure first = steady.getFirst();
    Measure middle = steady.get(steady.size() / 2);
    Measure last = steady.getLast();
    assertThat(cost(middle, last)).isLessThan(1.4 * cost(first, middle));
    assertThat(mean(steady, true, Measure::bytes))
        .isLessThan((long) (1.1 * mean(steady, false, Measure::bytes)));
    assertThat(mean(steady, true, Measure::driverBytes))
        .isLessThan((long) (1.1 * mean(steady, false, Measure::driverBytes)));
    assertThat(last.files()).isLessThanOrEqualTo(first.files() + 20);
  }

  private static List<Measure> measureUntilEnough(DriverProcess driver, Study study)
      throws IOException {
    List<Measure> measures = new ArrayList<>();
    boolean enough = false;
    long start = System.nanoTime();
    var cpu = new CpuTime();
    try (PrintWriter csv =
        new PrintWriter(
            Files.newBufferedWriter(Path.of("target", "soak.csv"), StandardCharsets.UTF_8), true)) {
      csv.println("seconds,cpu_millis,manifest_bytes,driver_bytes,all_bytes,open_files");
      while (!driver.endsWithin(EVERY_NANOS)) {
        long files = openFiles(driver.id());
        long driverBytes = residentBytes(driver.id());
        long bytes = driverBytes;
        List<ProcessHandle> workers = driver.workers();
        cpu.look(workers);
        ProcessHandle.of(driver.id()).ifPresent(one -> cpu.look(List.of(one)));
        for (ProcessHandle worker : workers) {
          bytes += residentBytes(worker.pid());
          files += openFiles(worker.pid());
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        Measure measure =
            new Measure(seconds, cpu.millis, study.bytes(), driverBytes, bytes, files);
        csv.printf(
            "%d,%d,%d,%d,%d,%d%n",
            seconds, measure.cpuMillis(), measure.manifestBytes(), driverBytes, bytes, files);
        measures.add(measure);
        if (!enough && seconds >= SECONDS && study.manifest().counts().ok() >= RUNS) {
          enough = true;
          driver.signal("INT");
        }
      }
    }
    return measures;
  }

  /// For each byte of the manifest, which has about as many for every run.
  private static double cost(Measure from, Measure to) {
    return (double) (to.cpuMillis() - from.cpuMillis())
        / (to.manifestBytes() - from.manifestBytes());
  }

  private static long mean(
      List<Measure> measures, boolean secondHalf, ToLongFunction<Measure> bytes) {
    int half = measures.size() / 2;
    List<Measure> part =
        secondHalf ? measures.subList(half, measures.size()) : measures.subList(0, half);
    return (long) part.stream().mapToLong(bytes).average().orElseThrow();
  }

  private static long residentBytes(long processId) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(processId), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // ended in the meantime
      return 0;
    }
  }

  private static long openFiles(long processId) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(processId), "fd"))) {
      return files.count();
    } catch (IOException e) {
      // ended in the meantime
      return 0;
    }
  }
}
