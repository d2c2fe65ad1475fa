package dev.skysweep.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Of each run the place of its last line, its status and the number of its lines: eight bytes a
/// run, so that a million runs need eight megabytes.
///
/// Pages, because run ids come from a file and must not decide how much memory is taken.
// The ordinals never leave the memory.
@SuppressWarnings("EnumOrdinal")
final class RunIndex {
  private static final RunStatus[] STATUSES = RunStatus.values();
  private static final int PAGE_BITS = 9;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int STATUS_BITS = 3;
  private static final int COUNT_BITS = 13;
  private static final int OFFSET_SHIFT = STATUS_BITS + COUNT_BITS;
  private static final int MOST_LINES = (1 << COUNT_BITS) - 1;

  private final Map<Integer, long[]> pages = new HashMap<>();
  private final int[] counts = new int[STATUSES.length];
  private int highest = -1;

  void add(int runId, RunStatus status, long offset) {
    long[] page = pages.computeIfAbsent(runId >> PAGE_BITS, _ -> new long[PAGE]);
    long before = page[runId & (PAGE - 1)];
    int lines = Math.min(lines(before) + 1, MOST_LINES);
    page[runId & (PAGE - 1)] =
        offset << OFFSET_SHIFT | (long) lines << STATUS_BITS | status.ordinal();
    if (before != 0) {
      counts[status(before).ordinal()]--;
    }
    counts[status.ordinal()]++;
    highest = Math.max(highest, runId);
  }

  /// Runs with this status; of no use for missing ones.
  int count(RunStatus status) {
    return counts[status.ordinal()];
  }

  /// The runs that have a line, ascending.
  IntStream runs() {
    return pages.keySet().stream()
        .mapToInt(page -> page << PAGE_BITS)
        .sorted()
        .flatMap(first -> IntStream.rangeClosed(first, first + PAGE - 1))
        .filter(run -> offset(run) != 0);
  }

  /// The highest run id, or -1.
  int highest() {
    return highest;
  }

  RunStatus status(int runId) {
    return status(word(runId));
  }

  int lines(int runId) {
    return lines(word(runId));
  }

  /// Where the run's last line begins; 0, where the header is, if there is none.
  long offset(int runId) {
    return word(runId) >>> OFFSET_SHIFT;
  }

  private long word(int runId) {
    long[] page = pages.get(runId >> PAGE_BITS);
    return page == null ? 0 : page[runId & (PAGE - 1)];
  }

  private static RunStatus status(long word) {
    return STATUSES[(int) (word & ((1 << STATUS_BITS) - 1))];
  }

  private static int lines(long word) {
    return (int) (word >>> STATUS_BITS) & MOST_LINES;
  }
}
