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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some runs of a study, spread evenly over it, made to see what all of them will take, and thrown
/// away.
///
/// @param runs how many were made
/// @param ok how many of them ended well
/// @param workers that made them
/// @param wall from the start of the first to the end of the last
/// @param bytes that they took on the disk
record Pilot(int runs, int ok, int workers, Duration wall, long bytes) {
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
      return measured(result);
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

  private static Pilot measured(SweepResult result) {
    var workers = new HashSet<String>();
    var starts = new ArrayList<Instant>();
    var ends = new ArrayList<Instant>();
    try (Stream<ManifestEntry> entries = result.manifest().latest()) {
      entries.forEach(entry -> {
        starts.add(entry.timing().startedAt());
        ends.add(entry.timing().endedAt());
        if (entry.record() != null) {
          workers.add(entry.record().attempt().host() + entry.record().attempt().processId());
        }
      });
    }
    Duration wall =
        starts.isEmpty()
            ? Duration.ZERO
            : Duration.between(
                starts.stream().min(Instant::compareTo).orElseThrow(),
                ends.stream().max(Instant::compareTo).orElseThrow());
    return new Pilot(
        starts.size(), result.counts().ok(), workers.size(), wall, onDisk(result.folder()));
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
            "pilot: %d runs (%d ok) on %d workers, %.1f runs/s; thrown away",
            runs,
            ok,
            workers,
            runs / Math.max(1e-3, wall.toNanos() / 1e9)));
    lines.add(expected(all));
    if (most != null && most > all) {
      lines.add("at the most, " + expected(most));
    }
    return lines;
  }

  private String expected(int all) {
    long millis = Math.round(wall.toMillis() * ((double) all / runs));
    return String.format(
        Locale.ROOT,
        "expected: %,d runs in %s on these workers, %s on the disk",
        all,
        Durations.text(Duration.ofMillis(millis)),
        DryRun.size(bytes / runs * all));
  }
}
