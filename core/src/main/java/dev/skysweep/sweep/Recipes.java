package dev.skysweep.sweep;

import dev.skysweep.script.MissionScript;
import dev.skysweep.worker.SweepRecipe;
import java.nio.file.Path;

/// What the workers of a sweep are told.
final class Recipes {
  private Recipes() {}

  static SweepRecipe of(MissionScript mission, Path studyFolder, SweepOptions options) {
    return new SweepRecipe(
        studyFolder.toAbsolutePath().toString(),
        mission.standAlone(),
        mission.origin().toString(),
        options.engine(),
        options.limits(),
        options.keepRaw(),
        options.isolate(),
        options.postprocess());
  }
}
