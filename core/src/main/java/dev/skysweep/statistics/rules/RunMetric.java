package dev.skysweep.statistics.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One number of each run: `max(Report.Alt)`, `at(Report.Alt, 3600 s)`, or `Report.Alt`, which is
/// its last row.
public sealed interface RunMetric {
  /// As written, for example `Report.Sat.Earth.Altitude`.
  String column();

  /// All rows of a run as one number.
  record Reduced(Reduction reduction, String column) implements RunMetric {
    @Override
    public String toString() {
      return "%s(%s)".formatted(reduction.word(), quoted(column));
    }
  }

  /// The value at one time, read between the rows if need be.
  record AtMoment(String column, Moment moment) implements RunMetric {
    @Override
    public String toString() {
      return "at(%s, %s)".formatted(quoted(column), moment);
    }
  }

  /// Reads a metric. A name that holds blanks or one of `()<>=%,` stands in double quotes.
  ///
  /// @throws ExpressionException with the column of the mistake
  static RunMetric parse(String text) {
    String form =
        "max(Report.Altitude), with one of %s, or at(Report.Altitude, 3600 s)".formatted(words());
    var reader = new ExpressionReader(text, form);
    RunMetric metric = read(reader);
    reader.end();
    return metric;
  }

  static RunMetric read(ExpressionReader reader) {
    int start = reader.position();
    String name = name(reader, "a column or one of " + words());
    if (!reader.takeIf("(")) {
      return new Reduced(Reduction.LAST, name);
    }
    if (name.equals("at")) {
      String column = name(reader, "a column");
      reader.take(",");
      Moment moment = Moment.read(reader);
      reader.take(")");
      return new AtMoment(column, moment);
    }
    Reduction reduction =
        named(name)
            .orElseThrow(
                () -> reader.problem(start, "'%s' is none of %s, at".formatted(name, words())));
    String column = name(reader, "a column");
    reader.take(")");
    return new Reduced(reduction, column);
  }

  private static String name(ExpressionReader reader, String expected) {
    String name = reader.take(Pattern.compile("\"[^\"]+\"|[^()<>=%,\"\\s]+"), expected);
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }

  private static String quoted(String column) {
    return column.matches("[^()<>=%,\"\\s]+") ? column : '"' + column + '"';
  }

  private static String words() {
    return Arrays.stream(Reduction.values()).map(Reduction::word).collect(Collectors.joining(", "));
  }

  private static Optional<Reduction> named(String word) {
    return Arrays.stream(Reduction.values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
