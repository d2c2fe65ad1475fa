package dev.skysweep.statistics.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One number of each run: `max(Report.Alt)` or `Report.Alt`, which is its last row.
///
/// @param column as written, for example `Report.Sat.Earth.Altitude`
public record RunMetric(Reduction reduction, String column) {
  private static final String WORDS =
      Arrays.stream(Reduction.values()).map(Reduction::word).collect(Collectors.joining(", "));
  private static final String FORM = "max(Report.Altitude), with one of %s".formatted(WORDS);
  private static final Pattern NAME = Pattern.compile("[^()<>=%\\s]+");

  /// Reads `max(Report.Altitude)` or `Report.Altitude`.
  ///
  /// @throws ExpressionException with the column of the mistake
  public static RunMetric parse(String text) {
    var reader = new ExpressionReader(text, FORM);
    RunMetric metric = read(reader);
    reader.end();
    return metric;
  }

  static RunMetric read(ExpressionReader reader) {
    int start = reader.position();
    String name = reader.take(NAME, "a column or one of " + WORDS);
    if (!reader.takeIf("(")) {
      return new RunMetric(Reduction.LAST, name);
    }
    Reduction reduction =
        named(name)
            .orElseThrow(() -> reader.problem(start, "'%s' is none of %s".formatted(name, WORDS)));
    String column = reader.take(NAME, "a column");
    reader.take(")");
    return new RunMetric(reduction, column);
  }

  private static Optional<Reduction> named(String word) {
    return Arrays.stream(Reduction.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return "%s(%s)".formatted(reduction.word(), column);
  }
}
