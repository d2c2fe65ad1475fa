package dev.skysweep.cli;

import dev.skysweep.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object: the facts, and the table under `rows`, an object a line. A number that is
/// missing or has no bound is null.
final class JsonAnswer implements Answer {
  private final PrintWriter out;
  private List<Heading> headings = new ArrayList<>();
  private String before = "";

  JsonAnswer(PrintWriter out) {
    this.out = out;
    out.print("{");
  }

  @Override
  public void fact(String name, Object value, String sentence) {
    out.print(before + Json.mapper().valueToTree(name) + ": " + node(value));
    before = ",\n";
  }

  @Override
  public void table(List<Heading> names) {
    headings = List.copyOf(names);
    out.print(before + "\"rows\": [\n");
    before = "";
  }

  @Override
  public void row(@Nullable Object... cells) {
    ObjectNode row = Json.mapper().createObjectNode();
    for (int i = 0; i < cells.length; i++) {
      String name = headings.get(i).name();
      if (headings.get(i).ranged()) {
        Ranged ranged =
            cells[i] instanceof Ranged given
                ? given
                : new Ranged(Double.NaN, Double.NaN, Double.NaN);
        row.set(name, node(ranged.value()));
        row.set(name + "_low", node(ranged.low()));
        row.set(name + "_high", node(ranged.high()));
      } else {
        row.set(name, node(cells[i]));
      }
    }
    out.print(before + row);
    before = ",\n";
  }

  @Override
  public void close() {
    out.println(headings.isEmpty() ? "}" : "\n]}");
    out.flush();
  }

  private static JsonNode node(@Nullable Object value) {
    boolean noNumber = value instanceof Double number && !Double.isFinite(number);
    return Json.mapper().valueToTree(noNumber ? null : value);
  }
}
