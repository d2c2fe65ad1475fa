package dev.skysweep.manifest;

import dev.skysweep.study.DerivedDesign;
import dev.skysweep.study.Design;
import dev.skysweep.study.Growth;
import dev.skysweep.study.SampledDesign;
import java.util.List;

/// The design of a recorded study, with the runs that extensions added or meant to add.
public final class StudyDesign {
  private StudyDesign() {}

  /// The design that all runs of a study are of.
  ///
  /// @throws dev.skysweep.study.StudyException if it is of a kind that this version can't expand
  public static Design of(Manifest manifest) {
    Design begun = begun(manifest);
    Growth growth = manifest.growth();
    if (growth != null) {
      return grown(begun, growth.sizes());
    }
    // the reference's extensions
    int runs = manifest.runCount();
    return switch (begun) {
      case SampledDesign sampled when runs > begun.runCount() -> sampled.reaching(runs);
      case DerivedDesign derived when runs > begun.runCount() -> derived.reaching(runs);
      default -> begun;
    };
  }

  /// As it was before any extension.
  public static Design begun(Manifest manifest) {
    return Design.of(manifest.header().parameterSpec());
  }

  /// Through which sizes a design grew; none for one that can't grow.
  public static List<Integer> sizes(Design design) {
    return switch (design) {
      case SampledDesign sampled -> sampled.sizes();
      case DerivedDesign derived -> sizes(derived.base());
      default -> List.of();
    };
  }

  private static Design grown(Design begun, List<Integer> sizes) {
    return switch (begun) {
      case SampledDesign sampled -> sampled.grown(sizes);
      case DerivedDesign derived -> derived.grown(grown(derived.base(), sizes));
      default -> begun;
    };
  }
}
