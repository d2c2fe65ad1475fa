package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every combination of the values of some axes. Axes are ordered by path (code points) and the
/// last one varies fastest, as in the reference. No axes: one run, the mission as it is.
public record GridDesign(SortedMap<FieldPath, List<Value>> axes) implements Design {
  /// @throws StudyException if an axis has no value, or there are more than 2^31 - 1 runs
  public GridDesign {
    var copy = new TreeMap<FieldPath, List<Value>>();
    axes.forEach((path, values) -> copy.put(path, List.copyOf(values)));
    axes = Collections.unmodifiableSortedMap(copy);
    long runs = 1;
    for (var axis : axes.entrySet()) {
      if (axis.getValue().isEmpty()) {
        throw new StudyException("the grid axis " + axis.getKey() + " has no values");
      }
      runs *= axis.getValue().size();
      if (runs > Integer.MAX_VALUE) {
        throw new StudyException("the grid has more than 2,147,483,647 runs; shorten an axis");
      }
    }
  }

  @Override
  public int runCount() {
    return axes.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
  }

  @Override
  public RunSpec run(int runId) {
    var overrides = new HashMap<FieldPath, Value>();
    int rest = runId;
    for (var axis : axes.sequencedEntrySet().reversed()) {
      List<Value> values = axis.getValue();
      overrides.put(axis.getKey(), values.get(rest % values.size()));
      rest /= values.size();
    }
    return RunSpec.of(runId, overrides);
  }

  @Override
  public ObjectNode parameterSpec() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode().put("_kind", "grid");
    axes.forEach((path, values) -> spec.set(path.toString(), ValueJson.toJson(Value.of(values))));
    return spec;
  }

  static GridDesign fromJson(JsonNode spec) {
    var axes = new TreeMap<FieldPath, List<Value>>();
    for (Map.Entry<String, JsonNode> entry : spec.properties()) {
      if (!entry.getKey().equals("_kind")) {
        var values = new ArrayList<Value>();
        entry.getValue().forEach(value -> values.add(ValueJson.fromJson(value)));
        axes.put(FieldPath.parse(entry.getKey()), values);
      }
    }
    return new GridDesign(axes);
  }
}
