package dev.skysweep.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one logical line says. Lines that are blank or only a comment are no statement.
sealed interface Statement {
  LogicalLine line();

  /// `Create ReportFile RF, RF2;`
  ///
  /// @param dimensions of each name, `[rows, columns]` for an array, else empty
  record Create(LogicalLine line, String type, List<String> names, List<List<Integer>> dimensions)
      implements Statement {}

  /// `Sat.SMA = 7000;` or the same in the mission sequence.
  ///
  /// @param resource the name before the first dot or parenthesis
  /// @param index of an array element without blanks, `(1,2)`, else empty
  /// @param field as the script spells it; empty if the resource itself is assigned
  /// @param leftStart offset of the resource's name in the text
  /// @param value the right side as written, without comment and semicolon
  /// @param valueStart offset of `value` in the text
  /// @param valueEnd offset behind it
  record Assignment(
      LogicalLine line,
      String resource,
      String index,
      String field,
      int leftStart,
      String value,
      int valueStart,
      int valueEnd)
      implements Statement {}

  /// `#Include 'file'`
  record Include(LogicalLine line, String file) implements Statement {}

  /// `BeginMissionSequence` or any other command.
  ///
  /// @param text the command without comment and semicolon
  record Command(LogicalLine line, String text) implements Statement {}

  /// The statement on a line, null if it has none.
  static @Nullable Statement on(LogicalLine line) {
    return new StatementParser(line).parse();
  }
}
