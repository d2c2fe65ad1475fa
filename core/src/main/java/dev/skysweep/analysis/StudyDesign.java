package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.study.Design;
import dev.skysweep.study.SampledDesign;

/// The design that a study's runs came from.
final class StudyDesign {
  private StudyDesign() {}

  /// As the manifest tells it, with the runs that an extension added.
  ///
  /// @throws dev.skysweep.study.StudyException if it is of a kind that this version can't expand
  static Design of(Manifest manifest) {
    Design design = Design.of(manifest.header().parameterSpec());
    int more = manifest.runCount() - design.runCount();
    return more > 0 && design instanceof SampledDesign sampled ? sampled.extend(more) : design;
  }
}
