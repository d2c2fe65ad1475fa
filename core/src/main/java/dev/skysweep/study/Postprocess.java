package dev.skysweep.study;

import java.util.Map;

/// What a step of the user's own, after GMAT, left in a run's folder; or a hook of the reference.
///
/// @param status `none`, `ok` or `failed`
/// @param files that it wrote, by name
public record Postprocess(String status, Map<String, OutputFile> files) {
  public static final Postprocess NONE = new Postprocess("none", Map.of());
  public static final Postprocess FAILED = new Postprocess("failed", Map.of());

  public Postprocess {
    files = SortedCopy.of(files);
  }

  public static Postprocess ok(Map<String, OutputFile> files) {
    return new Postprocess("ok", files);
  }
}
