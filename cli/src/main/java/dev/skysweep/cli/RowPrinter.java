package dev.skysweep.cli;

import dev.skysweep.json.Json;
import dev.skysweep.results.RowReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Prints rows as they come, in a form that other programs read.
abstract class RowPrinter implements RowReader {
  final PrintWriter out;

  RowPrinter(PrintWriter out) {
    this.out = out;
  }

  /// After the last row.
  void end() {
    out.flush();
  }

  /// RFC 4180, but with the line ends of this system's tools.
  static final class Csv extends RowPrinter {
    Csv(PrintWriter out) {
      super(out);
    }

    @Override
    public void columns(List<String> names) {
      out.print(names.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\n");
    }

    @Override
    public void row(List<@Nullable Object> values) {
      out.print(
          values.stream()
                  .map(value -> value == null ? "" : cell(value.toString()))
                  .collect(Collectors.joining(","))
              + "\n");
    }

    private static String cell(String text) {
      boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
  }

  /// An array of objects, one a line. What is no number in JSON stands as text.
  static final class JsonArray extends RowPrinter {
    private List<String> names = List.of();
    private String before = "[\n";

    JsonArray(PrintWriter out) {
      super(out);
    }

    @Override
    public void columns(List<String> columns) {
      names = columns;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      ObjectNode row = Json.mapper().createObjectNode();
      for (int i = 0; i < values.size(); i++) {
        switch (values.get(i)) {
          case null -> row.putNull(names.get(i));
          case Double number when Double.isFinite(number) -> row.put(names.get(i), number);
          case Long number -> row.put(names.get(i), number);
          case Boolean flag -> row.put(names.get(i), flag);
          case Object other -> row.put(names.get(i), other.toString());
        }
      }
      out.print(before + row);
      before = ",\n";
    }

    @Override
    void end() {
      out.print(before.equals("[\n") ? "[]\n" : "\n]\n");
      super.end();
    }
  }
}
