package dev.skysweep.ray.cluster;

import dev.skysweep.yaml.YamlPlace;

/// Something in a cluster file that will not work, or will cost more than one thinks.
///
/// @param fatal whether Ray would refuse the file, or the cluster not work
/// @param cure what to do; may be empty
public record Finding(YamlPlace place, boolean fatal, String what, String cure)
    implements Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    return place.compareTo(other.place);
  }

  /// `cluster.yaml:12:3: error: what — what to do`
  @Override
  public String toString() {
    return "%s: %s: %s%s"
        .formatted(place, fatal ? "error" : "warning", what, cure.isEmpty() ? "" : " — " + cure);
  }
}
