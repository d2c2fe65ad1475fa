package dev.skysweep.view.live;

import dev.skysweep.manifest.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where each run stands, in a few bytes a run.
final class RunList {
  private RunStatus[] status;
  private short[] attempts;
  private float[] seconds;
  private int[] host;
  private long[] offset;
  private int runs;
  private final Map<RunStatus, Integer> counts = new EnumMap<>(RunStatus.class);

  /// One run of the table.
  ///
  /// @param status of the last attempt; MISSING while it is to be tried again
  /// @param seconds that the last attempt took
  /// @param host its number
  record Row(int runId, RunStatus status, int attempts, double seconds, int host) {}

  RunList(int runs) {
    this.runs = runs;
    status = new RunStatus[runs];
    Arrays.fill(status, RunStatus.MISSING);
    attempts = new short[runs];
    seconds = new float[runs];
    host = new int[runs];
    offset = new long[runs];
    counts.put(RunStatus.MISSING, runs);
  }

  int runs() {
    return runs;
  }

  int count(RunStatus wanted) {
    return counts.getOrDefault(wanted, 0);
  }

  void add(Row row, long at) {
    if (row.runId() >= runs) {
      grow(row.runId() + 1);
    }
    int run = row.runId();
    counts.merge(status[run], -1, Integer::sum);
    counts.merge(row.status(), 1, Integer::sum);
    status[run] = row.status();
    attempts[run]++;
    seconds[run] = (float) row.seconds();
    host[run] = row.host();
    offset[run] = at;
  }

  /// Where the run's last entry is; 0 if it has none.
  long offset(int runId) {
    return runId < 0 || runId >= runs ? 0 : offset[runId];
  }

  Row row(int run) {
    return new Row(run, status[run], attempts[run], seconds[run], host[run]);
  }

  /// Runs that have the status, or of null all that have an entry: a page of them, and one run more
  /// if there is a further page.
  List<Row> page(@Nullable RunStatus wanted, int first, int most) {
    var rows = new ArrayList<Row>();
    int skipped = 0;
    for (int run = 0; run < runs && rows.size() <= most; run++) {
      boolean matches = wanted == null ? offset[run] > 0 : offset[run] > 0 && status[run] == wanted;
      if (matches && skipped++ >= first) {
        rows.add(row(run));
      }
    }
    return rows;
  }

  private void grow(int wanted) {
    int larger = Math.max(wanted, runs + runs / 2);
    status = Arrays.copyOf(status, larger);
    attempts = Arrays.copyOf(attempts, larger);
    seconds = Arrays.copyOf(seconds, larger);
    host = Arrays.copyOf(host, larger);
    offset = Arrays.copyOf(offset, larger);
    Arrays.fill(status, runs, larger, RunStatus.MISSING);
    counts.merge(RunStatus.MISSING, wanted - runs, Integer::sum);
    runs = wanted;
  }
}
