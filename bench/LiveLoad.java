import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Value;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Writes 1,000 outcomes a second as a driver does, and prints how much of a core that took in percent.
/// Given a command, runs it meanwhile, as `--live` runs the watcher.
void main(String[] arguments) throws Exception {
  var folder = new StudyFolder(Path.of(arguments[0]));
  int seconds = Integer.parseInt(arguments[1]);
  List<String> watcher = List.of(arguments).subList(2, arguments.length);
  var engine = new SkysweepOrigin.Engine("R2026a", "native", "", Map.of());
  var origin = new SkysweepOrigin("bench", "bench", Instant.now(), "LocalPool", engine, "", Map.of());
  var spec = Json.mapper().readTree("{\"_kind\":\"grid\",\"Sat.SMA\":[7000.0]}");
  var header = ManifestHeader.of("00".repeat(32), seconds * 1000, spec, null, origin);
  Process watching = null;
  try (var lock = StudyLock.acquire(folder);
      var manifest = ManifestWriter.create(lock, header)) {
    if (!watcher.isEmpty()) {
      watching = new ProcessBuilder(watcher).redirectErrorStream(true).start();
    }
    long start = System.nanoTime();
    long before = cpu();
    for (int run = 0; run < seconds * 1000; run++) {
      var timing = new RunTiming(Instant.now().minusMillis(15), Instant.now(), Duration.ofMillis(15));
      RunOutcome outcome =
          new RunOutcome.Failed(run, timing, null, FailureKind.ENGINE_ERROR, "the satellite hit the Earth");
      var _ =
          manifest.append(
              ManifestEntry.of(
                  RunSpec.of(run, Map.of(FieldPath.parse("Sat.SMA"), Value.of(7000.0 + run))),
                  outcome,
                  new Attempt(1, "bench", run % 8, null),
                  false));
      LockSupport.parkNanos(start + (run + 1) * 1_000_000L - System.nanoTime());
    }
    System.out.printf(
        "%.1f%n", 100.0 * (cpu() - before) / (System.nanoTime() - start));
  }
  if (watching != null) {
    System.out.printf(
        "%.1f%n",
        100.0 * watching.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / (seconds * 1000));
    watching.getOutputStream().close();
    watching.waitFor();
  }
}

long cpu() {
  var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  return system.getProcessCpuTime();
}
