package dev.skysweep.study;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Copies of maps, in the order of their keys. A class of its own, since [RunOutputs] can't be made
/// ready before [Postprocess], which needs this.
final class SortedCopy {
  private SortedCopy() {}

  /// Immutable; costs nothing of an empty map, as most are.
  static <T> Map<String, T> of(Map<String, T> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
