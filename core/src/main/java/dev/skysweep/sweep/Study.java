package dev.skysweep.sweep;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ScriptHash;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyDesign;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Design;
import dev.skysweep.study.Growth;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A sweep that was begun: its folder, its manifest, its design and its mission.
///
/// @param design with the runs of later extensions
/// @param runCount how many runs it has
record Study(
    StudyFolder folder, Manifest manifest, Design design, int runCount, MissionScript mission) {
  /// @param place a study folder, or its manifest
  /// @param script the mission script; null for the copy in the folder
  /// @param allowDrift whether the script may have changed since
  /// @throws StudyException if there is no script, or it has changed
  /// @throws dev.skysweep.manifest.ManifestException if the manifest is missing or corrupt
  static Study open(Path place, @Nullable Path script, boolean allowDrift, SweepListener listener) {
    StudyFolder folder = StudyFiles.folderAt(place);
    Manifest manifest = Manifest.open(folder.manifest());
    Path source = script == null ? StudyFiles.script(folder) : script;
    if (script == null && !Files.exists(source)) {
      throw new StudyException(
          folder.place() + " holds no copy of its mission script; name it with --script");
    }
    checkDrift(manifest, source, allowDrift, listener);
    Design design = StudyDesign.of(manifest);
    int runs = Math.max(design.runCount(), manifest.runCount());
    return new Study(folder, manifest, design, runs, MissionScript.read(source));
  }

  /// How large it is meant to be; null if it is as it was begun.
  @Nullable Growth growth() {
    List<Integer> sizes = StudyDesign.sizes(design);
    return sizes.equals(StudyDesign.sizes(StudyDesign.begun(manifest)))
        ? null
        : new Growth(runCount, sizes);
  }

  /// The same with runs more, none of which is made yet.
  Study extended(int runs) {
    Design larger = design.extend(runs);
    return new Study(folder, manifest, larger, larger.runCount(), mission);
  }

  /// The runs that a resume makes, ascending: failed and missing ones.
  IntStream unfinished() {
    return IntStream.range(0, runCount)
        .filter(run ->
            switch (manifest.status(run)) {
              case MISSING, FAILED -> true;
              case OK, SKIPPED, UNKNOWN -> false;
            });
  }

  /// The options with the post-processing that the sweep was begun with.
  ///
  /// @throws StudyException if its files have changed since, or another one is asked for
  SweepOptions withStep(SweepOptions options) {
    SkysweepOrigin origin = manifest.header().skysweep();
    PostprocessStep recorded = origin == null ? null : origin.postprocess();
    PostprocessStep asked = options.postprocess();
    if (asked != null && (recorded == null || !asked.sha256().equals(recorded.sha256()))) {
      throw new StudyException(
          "this sweep was begun %s; leave --postprocess away, or begin a new sweep"
              .formatted(
                  recorded == null
                      ? "without post-processing"
                      : "with the post-processing " + recorded.text()));
    }
    if (recorded != null) {
      Steps.check(recorded);
      options.listener().said("after each run, as this sweep was begun: " + Steps.line(recorded));
    }
    return options.toBuilder().postprocess(recorded).build();
  }

  /// A run of the design, with the context that it had before.
  RunSpec run(int runId) {
    RunSpec run = design.run(runId);
    return manifest
        .entry(runId)
        .map(entry -> new RunSpec(runId, run.overrides(), entry.context()))
        .orElse(run);
  }

  private static void checkDrift(
      Manifest manifest, Path script, boolean allowDrift, SweepListener listener) {
    String then = manifest.header().scriptSha256();
    String now = ScriptHash.of(script);
    if (manifest.header().isOfScript(now)) {
      return;
    }
    String drift =
        "%s is not the script that this sweep was made with (SHA-256 %s…, then %s…)"
            .formatted(script, beginning(now), beginning(then));
    if (!allowDrift) {
      throw new StudyException(
          drift + "; name the right one with --script, or accept it with --allow-script-drift");
    }
    listener.said("warning: " + drift);
  }

  private static String beginning(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
