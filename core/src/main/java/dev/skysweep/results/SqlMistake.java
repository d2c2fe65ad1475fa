package dev.skysweep.results;

import dev.skysweep.study.CloseNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in words of the study what DuckDB, which knows nothing of it, can't say of a query.
final class SqlMistake {
  private static final Pattern NO_TABLE =
      Pattern.compile("Table with name (.+?) does not exist", Pattern.DOTALL);
  private static final Pattern NO_PREFIX = Pattern.compile("Referenced table \"(.+?)\" not found");

  private SqlMistake() {}

  /// @param tables that there are
  static ResultsException explained(ResultsException refused, List<String> tables) {
    String words = String.valueOf(refused.getMessage());
    Matcher table = NO_TABLE.matcher(words);
    if (table.find()) {
      return new ResultsException(
          "there is no table %s%s; there are %s"
              .formatted(
                  table.group(1),
                  CloseNames.hint(table.group(1), tables),
                  String.join(", ", tables)),
          refused);
    }
    Matcher prefix = NO_PREFIX.matcher(words);
    return prefix.find()
        ? new ResultsException(
            words
                + "\nA column's name with a dot is written in double quotes: \"%s.…\""
                    .formatted(prefix.group(1)),
            refused)
        : refused;
  }
}
