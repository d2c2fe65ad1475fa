package dev.skysweep.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A pandas frame as the reference's vectors hold it.
public record FrameFixture(List<String> columns, List<JsonNode> rows) {
  public static FrameFixture of(JsonNode frame) {
    return new FrameFixture(
        frame.get("columns").valueStream().map(JsonNode::stringValue).toList(),
        frame.get("rows").valueStream().toList());
  }

  public JsonNode at(JsonNode row, String column) {
    return row.get(columns.indexOf(column));
  }

  /// Columns of numbers only: what pandas would summarise.
  public Stream<String> numbers() {
    return columns.stream()
        .filter(column -> !column.equals("run_id"))
        .filter(column ->
            rows.stream().allMatch(row -> at(row, column).isNumber() || at(row, column).isNull()))
        .filter(column -> rows.stream().anyMatch(row -> at(row, column).isNumber()));
  }

  /// Rows by the value of a key column, in order of appearance, without those whose key is null.
  public Map<String, List<JsonNode>> by(String... keys) {
    var groups = new LinkedHashMap<String, List<JsonNode>>();
    for (JsonNode row : rows) {
      List<JsonNode> values = Stream.of(keys).map(key -> at(row, key)).toList();
      if (values.stream().noneMatch(JsonNode::isNull)) {
        groups.computeIfAbsent(values.toString(), _ -> new ArrayList<>()).add(row);
      }
    }
    return groups;
  }

  public double[] values(@Nullable List<JsonNode> ofRows, String column) {
    return Objects.requireNonNull(ofRows, "rows of one key").stream()
        .mapToDouble(row -> Fixture.number(at(row, column)))
        .toArray();
  }
}
