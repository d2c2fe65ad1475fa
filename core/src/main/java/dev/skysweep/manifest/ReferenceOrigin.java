package dev.skysweep.manifest;

import org.jspecify.annotations.Nullable;

/// What the reference says in a header about itself.
///
/// @param postprocess the hook called after each run, `module:function`; null without one
public record ReferenceOrigin(
    String gmatSweepVersion,
    String gmatRunVersion,
    String pythonVersion,
    @Nullable String postprocess) {
  /// A sweep that the reference had no part in.
  public static final ReferenceOrigin NONE = new ReferenceOrigin("", "", "", null);
}
