package dev.skysweep.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command found, in the form asked for: some facts, then one table. Rows are printed as
/// they come, so a table may be longer than the memory.
interface Answer extends AutoCloseable {
  /// Something that holds for all rows; before the table.
  ///
  /// @param name for programs
  /// @param value text, a number, a truth, or a tree of JSON
  /// @param sentence for people; empty for none
  void fact(String name, Object value, String sentence);

  /// Begins the table.
  void table(List<Heading> headings);

  /// One cell a heading: text, a whole number, a `Double`, a [Ranged] where the heading says so, or
  /// null.
  void row(@Nullable Object... cells);

  @Override
  void close();

  /// A column's name, and whether its cells are estimates with intervals.
  record Heading(String name, boolean ranged) {
    static Heading of(String name) {
      return new Heading(name, false);
    }

    static Heading ranged(String name) {
      return new Heading(name, true);
    }
  }
}
