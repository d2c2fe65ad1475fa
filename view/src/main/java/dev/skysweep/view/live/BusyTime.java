package dev.skysweep.view.live;

import dev.skysweep.view.plot.WorkersPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many workers were busy on each machine, in time slots that grow with the sweep, so that its
/// size stays the same however long the sweep takes.
final class BusyTime {
  private static final int SLOTS = 240;
  private static final int MOST_HOSTS = 6;
  private static final String OTHERS = "other machines";

  private final Map<String, double[]> busy = new LinkedHashMap<>();
  private double width = 0.25;

  /// @param start in seconds since the sweep began
  /// @param end in seconds since the sweep began
  void add(String host, double start, double end) {
    while (end >= width * SLOTS) {
      widen();
    }
    boolean known = busy.containsKey(host) || busy.size() < MOST_HOSTS;
    double[] slots = busy.computeIfAbsent(known ? host : OTHERS, _ -> new double[SLOTS]);
    for (int slot = (int) Math.max(0, start / width); slot * width < end; slot++) {
      slots[slot] += Math.min(end, (slot + 1) * width) - Math.max(start, slot * width);
    }
  }

  int machines() {
    return busy.size();
  }

  /// @param now in seconds since the sweep began
  WorkersPlot plot(double now) {
    // One point alone would draw nothing.
    int used = (int) Math.clamp(now / width, 2, SLOTS);
    double[] seconds = new double[used];
    Arrays.setAll(seconds, slot -> slot * width);
    var values = new ArrayList<double[]>();
    for (double[] slots : busy.values()) {
      values.add(Arrays.stream(slots, 0, used).map(each -> each / width).toArray());
    }
    return new WorkersPlot(
        "Busy workers by machine",
        WorkersPlot.BUSY,
        seconds,
        List.copyOf(busy.keySet()),
        values.toArray(double[][]::new),
        List.of());
  }

  private void widen() {
    width *= 2;
    for (double[] slots : busy.values()) {
      for (int i = 0; i < SLOTS / 2; i++) {
        slots[i] = slots[2 * i] + slots[2 * i + 1];
      }
      Arrays.fill(slots, SLOTS / 2, SLOTS, 0);
    }
  }
}
