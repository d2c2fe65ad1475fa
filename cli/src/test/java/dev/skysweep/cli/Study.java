package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Missions;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A study folder of a test.
record Study(Path folder) {
  /// Half a day in low orbit, so that a run takes a while.
  static final String HALF_A_DAY =
      Missions.withSequence("Propagate Prop(Sat) {Sat.ElapsedDays = 0.5};");

  /// Runs end well with x above 0 and never without.
  static final String ENDLESS_UNLESS_X =
      Missions.withSequence(
              "While x < 1\nPropagate Prop(Sat);\nEndWhile;\n"
                  + "Propagate Prop(Sat) {Sat.ElapsedSecs = 60};")
          .replace("Create Variable x;", "Create Variable x;\nx = 1;");

  Path file() {
    return folder.resolve("manifest.jsonl");
  }

  Manifest manifest() {
    return Manifest.open(new StudyFolder(folder).manifest());
  }

  /// How many whole lines the manifest has below its header; 0 where there is none.
  long entries() {
    try {
      return Math.max(0, Files.readString(file()).chars().filter(c -> c == '\n').count() - 1);
    } catch (IOException e) {
      // not begun
      return 0;
    }
  }

  /// How long the manifest is, which is quicker to know than its lines.
  long bytes() {
    try {
      return Files.size(file());
    } catch (IOException e) {
      // not begun
      return 0;
    }
  }

  boolean isBegun() {
    return Files.exists(file());
  }

  boolean isDone() {
    return isBegun() && manifest().counts().ok() == manifest().runCount();
  }

  /// Every line of the manifest, retried attempts included.
  List<ManifestEntry> attempts() {
    try (Stream<ManifestEntry> entries = manifest().all()) {
      return entries.toList();
    }
  }

  /// All that a sweep must give again whatever happens to it: of each run its status, its values
  /// and the bits of its tables, as they are on the disk.
  Map<Integer, List<String>> results() {
    var results = new TreeMap<Integer, List<String>>();
    for (int runId = 0; runId < manifest().runCount(); runId++) {
      var run = new ArrayList<String>();
      ManifestEntry entry = manifest().entry(runId).orElse(null);
      run.add(entry == null ? RunStatus.MISSING.toString() : entry.status());
      if (entry != null) {
        run.add(entry.overrides().toString());
        entry
            .outputs()
            .tables()
            .forEach((key, file) -> run.add(key + " " + Sha256.of(folder.resolve(file.path()))));
      }
      results.put(runId, run);
    }
    return results;
  }

  /// Fails if a run was recorded ok twice, or if a table of one is not what its record says.
  void assertIntact(String when) {
    if (!isBegun()) {
      return;
    }
    List<ManifestEntry> ok =
        attempts().stream().filter(attempt -> attempt.status().equals("ok")).toList();
    assertThat(ok.stream().map(ManifestEntry::runId)).as(when).doesNotHaveDuplicates();
    for (ManifestEntry entry : ok) {
      entry
          .outputs()
          .tables()
          .forEach((key, file) ->
              assertThat(Sha256.of(folder.resolve(file.path())))
                  .as("%s: run %d's %s", when, entry.runId(), key)
                  .isEqualTo(file.sha256()));
    }
  }
}
