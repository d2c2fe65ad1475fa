package dev.skysweep.ray;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The nodes that get no more runs of a sweep.
final class Quarantine {
  /// A cluster whose nodes are all bad would start another one after each, and be paid for it.
  private static final int MOST_IN_A_ROW = 3;

  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sinceSuccess = new AtomicInteger();

  /// Their ids, as of when they are asked for.
  Set<String> nodes() {
    return nodes;
  }

  /// Sets a node aside.
  ///
  /// @return whether it was not set aside before
  boolean add(String node) {
    boolean added = nodes.add(node);
    if (added) {
      sinceSuccess.incrementAndGet();
    }
    return added;
  }

  /// A run went well somewhere.
  void succeeded() {
    sinceSuccess.set(0);
  }

  /// Whether a run may still be made: by another node that is there, or by one that the cluster may
  /// start, unless each of the last few that came was bad.
  boolean leavesRoomFor(RunDemand run, ClusterState cluster) {
    return cluster.nodes().stream().anyMatch(node -> !nodes.contains(node.id()) && run.fits(node))
        || (sinceSuccess.get() < MOST_IN_A_ROW && run.mayHaveAnotherNode(cluster));
  }
}
