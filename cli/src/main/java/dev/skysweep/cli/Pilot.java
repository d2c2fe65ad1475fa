package dev.skysweep.cli;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Design;
import dev.skysweep.study.ExplicitRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.Value;
import dev.skysweep.studyfile.StudyFile;
import dev.skysweep.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some runs of a study, spread evenly over it, made to see what all of them will take, and thrown
/// away.
///
/// @param runs how many were made
/// @param ok how many of them ended well
/// @param workers that will make runs like them
/// @param first until every worker had made its first run, which is slower than the others
/// @param each from the end of one run to that of the next on the same worker
/// @param bytes that they took on the disk
record Pilot(int runs, int ok, int workers, Duration first, Duration each, long bytes) {
  /// File systems give space in blocks.
  private static final long BLOCK = 4096;

  /// @param count at most so many
  static Pilot of(StudyFile study, Design design, int count, SweepSession session)
      throws InterruptedException {
    Path folder = place(study);
    try (SweepResult result =
        session.make(
            Sweep.of(study.mission())
                    .design(some(design, Math.min(count, design.runCount())))
                    .out(folder)
                    .with(session.options(false))
                ::run)) {
      return measured(result, session.workersHere());
    } finally {
      FileTree.deleteQuietly(folder);
    }
  }

  /// Where the study will be, so that it is on the same disk, and a cluster sees it.
  private static Path place(StudyFile study) {
    Path place = study.out().orElse(Path.of("")).toAbsolutePath().getParent();
    while (place != null && !Files.isDirectory(place)) {
      place = place.getParent();
    }
    try {
      return Files.createTempDirectory(place == null ? Path.of("") : place, "pilot-");
    } catch (IOException e) {
      throw StorageException.writing(Objects.requireNonNullElse(place, Path.of("pilot")), e);
    }
  }

  private static ExplicitRuns some(Design design, int count) {
    List<RunSpec> runs =
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * design.runCount() / count))
            .mapToObj(design::run)
            .toList();
    List<FieldPath> fields = List.copyOf(runs.getFirst().overrides().keySet());
    List<List<Value>> rows =
        runs.stream()
            .map(run -> fields.stream().map(run.overrides()::get).map(Objects::requireNonNull))
            .map(Stream::toList)
            .toList();
    return new ExplicitRuns(fields, rows);
  }

  /// @param workersHere a few short runs may all have gone to the first of so many
  private static Pilot measured(SweepResult result, int workersHere) {
    var ends = new TreeMap<String, TreeSet<Instant>>();
    Instant start = Instant.MAX;
    int runs = 0;
    try (Stream<ManifestEntry> entries = result.manifest().latest()) {
      for (ManifestEntry entry : (Iterable<ManifestEntry>) entries::iterator) {
        Instant began = entry.timing().startedAt();
        start = began.isBefore(start) ? began : start;
        ends.computeIfAbsent(worker(entry), _ -> new TreeSet<>()).add(entry.timing().endedAt());
        runs++;
      }
    }
    Duration first = Duration.ZERO;
    Duration later = Duration.ZERO;
    int gaps = 0;
    for (TreeSet<Instant> own : ends.values()) {
      Duration warm = Duration.between(start, own.first());
      first = warm.compareTo(first) > 0 ? warm : first;
      later = later.plus(Duration.between(own.first(), own.last()));
      gaps += own.size() - 1;
    }
    Duration each = gaps == 0 ? first : later.dividedBy(gaps);
    int workers = Math.max(ends.size(), workersHere);
    return new Pilot(runs, result.counts().ok(), workers, first, each, onDisk(result.folder()));
  }

  private static String worker(ManifestEntry entry) {
    return entry.record() == null
        ? ""
        : entry.record().attempt().host() + " " + entry.record().attempt().processId();
  }

  private static long onDisk(Path folder) {
    try (Stream<Path> tree = Files.walk(folder.resolve("runs"))) {
      return tree.mapToLong(Pilot::blocks).sum() + blocks(folder.resolve("manifest.jsonl"));
    } catch (IOException e) {
      throw StorageException.reading(folder, e);
    }
  }

  private static long blocks(Path file) {
    try {
      return Files.isDirectory(file) ? BLOCK : Math.ceilDiv(Files.size(file), BLOCK) * BLOCK;
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// What was seen, and what so many runs will take.
  List<String> text(int all, @Nullable Integer most) {
    var lines = new ArrayList<String>();
    if (runs == 0) {
      lines.add("the pilot made no run");
      return lines;
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "pilot: %d runs (%d ok), %.3g s each on a warm worker; thrown away",
            runs,
            ok,
            each.toNanos() / 1e9));
    lines.add(expected(all));
    if (most != null && most > all) {
      lines.add("at the most, " + expected(most));
    }
    return lines;
  }

  private String expected(int all) {
    double later = each.toNanos() / 1e6 * Math.max(0, all - workers) / workers;
    long millis = first.toMillis() + Math.round(later);
    return String.format(
        Locale.ROOT,
        "expected: %,d runs in %s on %d worker%s, %s on the disk",
        all,
        Durations.text(Duration.ofMillis(millis)),
        workers,
        workers == 1 ? "" : "s",
        DryRun.size(bytes / runs * all));
  }
}
