package dev.skysweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether runs are those of a Saltelli design, and in which order it takes the parameters: told
/// from the values themselves, so that the designs of others, given as rows, are known too. In a
/// block the runs after the first differ from it in one parameter each.
///
/// @param parameters in the design's order
/// @param secondOrder whether the blocks hold the runs for interactions
record SaltelliOrder(List<String> parameters, boolean secondOrder) {
  /// Looks at the first block whose values are all known, then checks the others.
  static Optional<SaltelliOrder> in(Map<String, double[]> values, int runs) {
    int parameters = values.size();
    for (boolean secondOrder : new boolean[] {true, false}) {
      int block = (secondOrder ? 2 : 1) * parameters + 2;
      if (parameters > 0 && runs % block == 0 && runs >= 2 * block) {
        List<String> order = order(values, runs, block);
        if (order.size() == parameters && fits(values, order, runs, block, secondOrder)) {
          return Optional.of(new SaltelliOrder(order, secondOrder));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> order(Map<String, double[]> values, int runs, int block) {
    var order = new ArrayList<String>();
    for (int first = 0; first + block <= runs && order.size() < values.size(); first += block) {
      order.clear();
      for (int step = 1; step <= values.size(); step++) {
        List<String> moved = moved(values, first, first + step);
        if (moved.size() == 1 && !order.contains(moved.getFirst())) {
          order.add(moved.getFirst());
        }
      }
    }
    return order;
  }

  /// Everywhere a step moves its own parameter or none (values may coincide), where both are known;
  /// and the last run shares its values with the steps.
  private static boolean fits(
      Map<String, double[]> values, List<String> order, int runs, int block, boolean secondOrder) {
    for (int first = 0; first < runs; first += block) {
      int last = first + block - 1;
      for (int step = 1; step <= order.size(); step++) {
        String own = order.get(step - 1);
        boolean ofA = moved(values, first, first + step).stream().allMatch(own::equals);
        boolean ofB = agree(values.getOrDefault(own, new double[runs]), first + step, last);
        boolean mirrored =
            !secondOrder
                || moved(values, last, first + order.size() + step).stream().allMatch(own::equals);
        if (!ofA || !ofB || !mirrored) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> moved(Map<String, double[]> values, int from, int to) {
    return values.entrySet().stream()
        .filter(each -> !agree(each.getValue(), from, to))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean agree(double[] values, int one, int another) {
    return Double.isNaN(values[one])
        || Double.isNaN(values[another])
        || values[one] == values[another];
  }
}
