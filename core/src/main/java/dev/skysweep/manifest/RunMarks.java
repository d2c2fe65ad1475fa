package dev.skysweep.manifest;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A short text for each of some runs, in some 24 bytes a run, since a driver keeps those of every
/// run that it has merged. Immutable.
public final class RunMarks {
  private final int[] runs;

  /// All of them, one behind the other.
  private final String marks;

  /// Where each of them ends.
  private final int[] ends;

  /// @param byRun the text of each run's id
  public RunMarks(Map<Integer, String> byRun) {
    runs = new int[byRun.size()];
    ends = new int[byRun.size()];
    var all = new StringBuilder();
    int at = 0;
    for (Map.Entry<Integer, String> each : new TreeMap<>(byRun).entrySet()) {
      runs[at] = each.getKey();
      ends[at++] = all.append(each.getValue()).length();
    }
    marks = all.toString();
  }

  public int size() {
    return runs.length;
  }

  /// Whether a run has this very text.
  public boolean has(int run, String mark) {
    int at = Arrays.binarySearch(runs, run);
    return at >= 0 && mark(at).equals(mark);
  }

  /// In the order of the runs.
  public void forEach(BiConsumer<Integer, String> action) {
    for (int at = 0; at < runs.length; at++) {
      action.accept(runs[at], mark(at));
    }
  }

  private String mark(int at) {
    return marks.substring(at == 0 ? 0 : ends[at - 1], ends[at]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunMarks that
        && Arrays.equals(runs, that.runs)
        && Arrays.equals(ends, that.ends)
        && marks.equals(that.marks);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(runs) + marks.hashCode();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    forEach((run, mark) -> text.append(run).append('=').append(mark).append(' '));
    return text.toString().strip();
  }
}
