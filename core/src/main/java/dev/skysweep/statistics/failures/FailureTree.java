package dev.skysweep.statistics.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small decision tree that asks which parameters tell failing runs from others. It splits only
/// where chance would do so in one of a hundred studies at most, so failures without a pattern give
/// no regions, rather than made-up ones.
final class FailureTree {
  /// Deeper rules are no help to a reader.
  private static final int MOST_CONDITIONS = 3;

  private static final int FEWEST_RUNS = 3;
  private static final double CHANCE = 0.01;

  private final List<Parameter> parameters;
  private final boolean[] failed;
  private final List<FailureRegion> leaves = new ArrayList<>();

  private FailureTree(List<Parameter> parameters, boolean[] failed) {
    this.parameters = parameters;
    this.failed = failed;
  }

  /// The regions, most failures first.
  ///
  /// @param failed of every run
  /// @return those with more than the study's share of failures; none if the failures show no
  ///   pattern
  static List<FailureRegion> regions(List<Parameter> parameters, boolean[] failed) {
    var tree = new FailureTree(parameters, failed);
    int[] all = IntStream.range(0, failed.length).toArray();
    tree.grow(all, List.of(), 0);
    double overall = (double) tree.failures(all) / Math.max(1, all.length);
    return tree.leaves.stream()
        .filter(leaf -> !leaf.conditions().isEmpty() && leaf.failureRate() > overall)
        .sorted(Comparator.comparingInt(FailureRegion::failures).reversed())
        .toList();
  }

  private void grow(int[] rows, List<Condition> conditions, int depth) {
    Split split = depth < MOST_CONDITIONS ? bestSplit(rows) : null;
    if (split == null) {
      leaves.add(new FailureRegion(conditions, failures(rows), rows.length));
      return;
    }
    grow(where(rows, split, true), with(conditions, split.whenTrue()), depth + 1);
    grow(where(rows, split, false), with(conditions, split.whenFalse()), depth + 1);
  }

  private @Nullable Split bestSplit(int[] rows) {
    var candidates = new Candidates(rows, failed, FEWEST_RUNS);
    parameters.forEach(candidates::add);
    return candidates.significant(CHANCE);
  }

  private static int[] where(int[] rows, Split split, boolean holds) {
    return IntStream.of(rows).filter(row -> split.holds(row) == holds).toArray();
  }

  /// A further condition on the same parameter narrows the one there is.
  private static List<Condition> with(List<Condition> conditions, Condition further) {
    var merged = new ArrayList<>(conditions);
    for (int i = 0; i < merged.size(); i++) {
      var both = Condition.merge(merged.get(i), further);
      if (both.isPresent()) {
        merged.set(i, both.get());
        return merged;
      }
    }
    merged.add(further);
    return merged;
  }

  private int failures(int[] rows) {
    return (int) IntStream.of(rows).filter(row -> failed[row]).count();
  }
}
