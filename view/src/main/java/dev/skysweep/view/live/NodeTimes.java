package dev.skysweep.view.live;

import dev.skysweep.manifest.NodeLog;
import dev.skysweep.manifest.NodeLog.Nodes;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.WorkersPlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/// The nodes of the cluster that makes the runs, and the runs that wait for one, over time; nothing
/// of a sweep on one machine.
final class NodeTimes {
  private static final int SLOTS = 240;

  private final StudyFolder folder;
  private List<Nodes> nodes = List.of();
  private long bytes;

  NodeTimes(StudyFolder folder) {
    this.folder = folder;
  }

  /// Reads what is new.
  ///
  /// @return whether anything was
  boolean look() {
    long now = NodeLog.file(folder).toFile().length();
    if (now == bytes) {
      return false;
    }
    bytes = now;
    nodes = NodeLog.read(folder);
    return true;
  }

  /// @param begun the moment that time is counted from; nodes may have come before
  /// @param last the moment up to which they are told
  List<WorkersPlot> plots(Instant begun, Instant last) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    double from = Math.min(0, seconds(begun, nodes.getFirst().at()));
    Instant end = nodes.getLast().at();
    double to = seconds(begun, end.isAfter(last) ? end : last);
    double[] times = new double[SLOTS];
    Nodes[] at = new Nodes[SLOTS];
    int next = 0;
    Nodes now = new Nodes(begun, 0, 0, 0, 0);
    for (int slot = 0; slot < SLOTS; slot++) {
      times[slot] = from + (to - from) * slot / (SLOTS - 1);
      while (next < nodes.size() && seconds(begun, nodes.get(next).at()) <= times[slot]) {
        now = nodes.get(next++);
      }
      at[slot] = now;
    }
    return List.of(
        new WorkersPlot(
            "Nodes of the cluster",
            Axis.of("nodes"),
            times,
            List.of("working", "idle", "starting"),
            new double[][] {
              values(at, Nodes::working), values(at, Nodes::idle), values(at, Nodes::starting)
            },
            List.of()),
        new WorkersPlot(
            "Runs that wait for a place",
            Axis.of("runs"),
            times,
            List.of("waiting"),
            new double[][] {values(at, Nodes::waiting)},
            List.of()));
  }

  private static double[] values(Nodes[] at, ToIntFunction<Nodes> what) {
    double[] values = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      values[i] = what.applyAsInt(at[i]);
    }
    return values;
  }

  private static double seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() + between.getNano() / 1e9;
  }
}
