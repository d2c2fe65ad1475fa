package dev.skysweep.pool;

import org.jspecify.annotations.Nullable;

/// What a pool that is a cluster looks like at the moment, as far as it tells.
///
/// @param nodes that are there
/// @param idle of them without work
/// @param launching nodes on their way
/// @param waiting runs without a place
/// @param dashboard where to look at it in a browser; null without one
public record PoolState(
    int nodes, int idle, int launching, int waiting, @Nullable String dashboard) {
  /// In a few words: `3 nodes (1 idle, 2 starting), 40 runs wait`.
  public String text() {
    var details = new StringBuilder();
    if (idle > 0) {
      details.append(idle).append(" idle");
    }
    if (launching > 0) {
      details.append(details.isEmpty() ? "" : ", ").append(launching).append(" starting");
    }
    return (nodes == 1 ? "1 node" : nodes + " nodes")
        + (details.isEmpty() ? "" : " (" + details + ")")
        + (waiting > 0 ? ", " + waiting + " runs wait" : "");
  }
}
