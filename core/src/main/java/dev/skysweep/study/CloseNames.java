package dev.skysweep.study;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds what a misspelt name may have meant.
public final class CloseNames {
  private static final int MOST = 3;

  private record Candidate(String name, int distance) {}

  private CloseNames() {}

  /// Up to three of the names, the closest first; none that differ in more than half of their
  /// letters.
  public static List<String> to(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return names.stream()
        .distinct()
        .map(known -> new Candidate(known, distance(wanted, known.toLowerCase(Locale.ROOT))))
        .filter(found -> found.distance() <= Math.max(wanted.length(), 2) / 2)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /// `; did you mean Sat or Sat2?`, or nothing.
  public static String hint(String name, Collection<String> names) {
    return hint(to(name, names));
  }

  /// As above, where names stand for others, or for themselves: `; did you mean normal?` for
  /// `gausian`.
  public static String hint(String name, Map<String, String> meanings) {
    return hint(to(name, meanings.keySet()).stream().map(meanings::get).distinct().toList());
  }

  /// As above, of names that were found.
  public static String hint(List<String> close) {
    return close.isEmpty() ? "" : "; did you mean " + String.join(" or ", close) + "?";
  }

  /// Levenshtein's distance, in which two letters swapped count as one change.
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
