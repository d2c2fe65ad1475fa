package dev.skysweep.manifest;

import dev.skysweep.files.StorageException;
import dev.skysweep.study.Growth;
import dev.skysweep.study.Stopped;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a manifest said when it was opened: its header, and where each run stands. Entries stay on
/// the disk and are read when asked for, so a sweep of a million runs takes a few megabytes.
///
/// Reads manifests of the reference too. Never changes the file.
public final class Manifest {
  private static final Growth NO_GROWTH = new Growth(0, List.of());

  private final Path file;
  private final ManifestScan scan;
  private @Nullable Growth growth;

  private Manifest(Path file) {
    this.file = file;
    this.scan = new ManifestScan(file);
  }

  /// Reads and checks the whole file.
  ///
  /// @throws ManifestException if there is none or a line is not what it should be; a torn end is
  ///   no fault, see [#tornTail]
  /// @throws StorageException if the file can't be read
  public static Manifest open(Path file) {
    return new Manifest(file);
  }

  public Path file() {
    return file;
  }

  public ManifestHeader header() {
    return scan.header;
  }

  public RunStatus status(int runId) {
    return scan.index.status(runId);
  }

  /// How many attempts at the run are recorded, at most 8191.
  public int attempts(int runId) {
    return scan.index.lines(runId);
  }

  /// How many runs the sweep has, extensions included, also those of one that was broken off.
  public int runCount() {
    int recorded = Math.max(scan.header.runCount(), scan.index.highest() + 1);
    Growth last = growth();
    return last == null ? recorded : Math.max(recorded, last.runs());
  }

  /// What the last extension meant to come to; null if there was none, or the reference made it.
  @Nullable Growth growth() {
    if (scan.index.highest() < scan.header.runCount()) {
      return null;
    }
    Growth known = growth;
    if (known == null) {
      known =
          entry(scan.index.highest())
              .map(ManifestEntry::record)
              .map(AttemptRecord::growth)
              .orElse(NO_GROWTH);
      growth = known;
    }
    return known.sizes().isEmpty() ? null : known;
  }

  /// Why no more runs were added to a study that adds them by itself, if it is done.
  public Optional<Stopped> stopped() {
    return header().skysweep() == null || header().skysweep().until() == null
        ? Optional.empty()
        : entry(scan.index.highest()).map(ManifestEntry::record).map(AttemptRecord::stopped);
  }

  public RunCounts counts() {
    int ok = scan.index.count(RunStatus.OK);
    int failed = scan.index.count(RunStatus.FAILED);
    int skipped = scan.index.count(RunStatus.SKIPPED);
    int unknown = scan.index.count(RunStatus.UNKNOWN);
    return new RunCounts(
        ok, failed, skipped, unknown, runCount() - ok - failed - skipped - unknown);
  }

  /// The runs that a resume makes, in order: failed and missing ones.
  public IntStream unfinished() {
    return IntStream.range(0, runCount())
        .filter(run ->
            switch (status(run)) {
              case MISSING, FAILED -> true;
              case OK, SKIPPED, UNKNOWN -> false;
            });
  }

  /// The end that the last writer could not finish, or a present one has not finished yet, if there
  /// is one. A resume cuts it off.
  public Optional<TornTail> tornTail() {
    return Optional.ofNullable(scan.tornTail());
  }

  /// The runs that are recorded, however they ended, ascending.
  public IntStream recorded() {
    return scan.index.runs();
  }

  /// The last entry of a run.
  public Optional<ManifestEntry> entry(int runId) {
    long offset = scan.index.offset(runId);
    if (offset == 0) {
      return Optional.empty();
    }
    try (EntryReader entries = EntryReader.ofOne(file, scan, offset)) {
      return Optional.ofNullable(entries.next());
    }
  }

  /// The last entry of each run, in the order of the file. To be closed.
  public Stream<ManifestEntry> latest() {
    return latest(EnumSet.allOf(RunStatus.class));
  }

  /// The last entry of each run that stands as wanted, in the order of the file. To be closed.
  public Stream<ManifestEntry> latest(Set<RunStatus> wanted) {
    return read((gist, offset) ->
        wanted.contains(gist.status()) && scan.index.offset(gist.runId()) == offset);
  }

  /// The entry of every attempt, in the order of the file, retried ones included. To be closed.
  public Stream<ManifestEntry> all() {
    return read((_, _) -> true)
        .filter(entry -> entry.record() == null || entry.record().stopped() == null);
  }

  private Stream<ManifestEntry> read(EntryReader.Choice choice) {
    return new EntryReader(file, scan, scan.entries, choice).stream();
  }

  ManifestScan scan() {
    return scan;
  }
}
