package dev.skysweep.view.plot;

import dev.skysweep.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The gist of variables as a table.
final class Ranges {
  private static final List<String> COLUMNS =
      List.of("quantity", "runs", "least", "median", "greatest");

  private Ranges() {}

  static DataTable of(Stream<Variable> variables) {
    return new DataTable(COLUMNS, variables.map(Ranges::row).toList());
  }

  private static List<String> row(Variable variable) {
    Sample sample = Sample.of(Arrays.stream(variable.values()).filter(Double::isFinite).toArray());
    return List.of(
        variable.axis().label(),
        String.valueOf(sample.size()),
        Numbers.text(variable.min()),
        sample.size() == 0 ? "–" : Numbers.text(sample.quantile(0.5)),
        Numbers.text(variable.max()));
  }
}
