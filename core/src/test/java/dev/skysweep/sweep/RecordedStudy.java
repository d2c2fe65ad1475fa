package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Missions;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.Distribution;
import dev.skysweep.study.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A small study without an engine in a folder of any file system.
record RecordedStudy(Path script, Path folder) {
  static final int RUNS = 3;

  static Path missionIn(Path folder) throws IOException {
    return Files.writeString(folder.resolve("mission.script"), Missions.LEO);
  }

  /// Begins the study.
  ///
  /// @param told is told of each run that was reported as ok
  /// @return the runs that were made
  List<Integer> sweep(Consumer<String> told) throws InterruptedException {
    try (var pool = new WritingPool(folder)) {
      Sweep.of(script)
          .monteCarlo(Dispersions.vary("Sat.SMA", Distribution.normal(7100, 20)), RUNS, 7)
          .out(folder)
          .with(options(told))
          .run(pool)
          .close();
      return pool.made();
    }
  }

  /// Goes on with the study, or begins it anew if nothing is recorded.
  List<Integer> goOn(Consumer<String> told) throws InterruptedException {
    if (!new StudyFolder(folder).hasManifest()) {
      return sweep(told);
    }
    try (var pool = new WritingPool(folder)) {
      new Resume(folder, null, false, null, options(told)).run(pool).close();
      return pool.made();
    }
  }

  /// Adds runs to the study.
  void extend(int more, Consumer<String> told) throws InterruptedException {
    try (var pool = new WritingPool(folder)) {
      new Extend(folder, null, false, more, options(told)).run(pool).close();
    }
  }

  private static SweepOptions options(Consumer<String> told) {
    var listener =
        new SweepListener() {
          @Override
          public void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {
            if (outcome instanceof RunOutcome.Succeeded) {
              told.accept(Integer.toString(outcome.runId()));
            }
          }
        };
    return SweepOptions.builder().listener(listener).build();
  }

  /// Of each run that is ok, the hash of its table, once it is sure that the file has it.
  Map<Integer, String> tables() throws IOException {
    var tables = new TreeMap<Integer, String>();
    Set<Integer> doubled = new TreeSet<>();
    try (Stream<ManifestEntry> entries = Manifest.open(manifest()).all()) {
      for (ManifestEntry entry : entries.filter(e -> e.status().equals("ok")).toList()) {
        var made = (RunOutcome.Succeeded) entry.outcome();
        for (var file : made.outputs().tables().values()) {
          assertThat(Sha256.of(folder.resolve(file.path())))
              .as("run %d's file", entry.runId())
              .isEqualTo(file.sha256());
          if (tables.put(entry.runId(), file.sha256()) != null) {
            doubled.add(entry.runId());
          }
        }
      }
    }
    assertThat(doubled).as("runs recorded as ok more than once").isEmpty();
    return tables;
  }

  Path manifest() {
    return new StudyFolder(folder).manifest();
  }

  /// All rows of all runs.
  String rows() {
    var rows = new StringBuilder();
    try (var result = SweepResult.open(folder)) {
      result.report().forEach(row -> rows.append(row.get("run_id")).append(row.get("Sat.X")));
    }
    return rows.toString();
  }
}
