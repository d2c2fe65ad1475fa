package dev.skysweep.statistics.failures;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tries every split of some runs and keeps the one that leaves the two halves purest by Gini's
/// measure, as CART does (Breiman, Friedman, Olshen and Stone, 1984).
final class Candidates {
  private final int[] rows;
  private final boolean[] failed;
  private final int failures;
  private final int fewestRuns;
  private int tried;
  private @Nullable Split best;
  private int bestRuns;
  private int bestFailures;
  private double bestImpurity = Double.POSITIVE_INFINITY;

  Candidates(int[] rows, boolean[] failed, int fewestRuns) {
    this.rows = rows;
    this.failed = failed;
    this.fewestRuns = fewestRuns;
    failures = (int) IntStream.of(rows).filter(row -> failed[row]).count();
  }

  void add(Parameter parameter) {
    switch (parameter) {
      case Parameter.Numbers numbers -> addThresholds(numbers);
      case Parameter.Texts texts -> addValues(texts);
    }
  }

  private void addThresholds(Parameter.Numbers numbers) {
    List<Integer> ascending =
        IntStream.of(rows)
            .filter(row -> !Double.isNaN(numbers.at(row)))
            .boxed()
            .sorted(Comparator.comparingDouble(numbers::at))
            .toList();
    int above = ascending.size();
    int failedAbove = (int) ascending.stream().filter(row -> failed[row]).count();
    if (above < rows.length) {
      offer(rows.length - above, failures - failedAbove, () -> new Split.Absent(numbers));
    }
    for (int i = 0; i + 1 < ascending.size(); i++) {
      above--;
      failedAbove -= failed[ascending.get(i)] ? 1 : 0;
      double low = numbers.at(ascending.get(i));
      double high = numbers.at(ascending.get(i + 1));
      if (low < high) {
        offer(above, failedAbove, () -> new Split.Above(numbers, Threshold.between(low, high)));
      }
    }
  }

  private void addValues(Parameter.Texts texts) {
    var runs = new TreeMap<String, int[]>();
    for (int row : rows) {
      int[] counts = runs.computeIfAbsent(texts.values().get(row), _ -> new int[2]);
      counts[0]++;
      counts[1] += failed[row] ? 1 : 0;
    }
    if (runs.size() > 1) {
      runs.forEach(
          (value, counts) -> offer(counts[0], counts[1], () -> new Split.Equal(texts, value)));
    }
  }

  private void offer(int runs, int failuresIn, Supplier<Split> split) {
    int others = rows.length - runs;
    if (runs < fewestRuns || others < fewestRuns) {
      return;
    }
    tried++;
    double impurity = gini(runs, failuresIn) + gini(others, failures - failuresIn);
    if (impurity < bestImpurity) {
      bestImpurity = impurity;
      best = split.get();
      bestRuns = runs;
      bestFailures = failuresIn;
    }
  }

  private static double gini(int runs, int failures) {
    return 2.0 * failures * (runs - failures) / runs;
  }

  /// The best split, if chance alone would hardly have made it among so many tried.
  @Nullable Split significant(double chance) {
    if (best == null) {
      return null;
    }
    double p = FisherTest.twoSided(rows.length, failures, bestRuns, bestFailures);
    return p * tried < chance ? best : null;
  }
}
