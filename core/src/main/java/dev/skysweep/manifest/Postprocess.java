package dev.skysweep.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a hook of the reference (a Python function called after each run) left behind.
///
/// @param status `none`, `ok` or `failed`
/// @param paths files that it made, by the hook's own names
public record Postprocess(String status, Map<String, String> paths) {
  public static final Postprocess NONE = new Postprocess("none", Map.of());

  public Postprocess {
    paths = Collections.unmodifiableMap(new TreeMap<>(paths));
  }
}
