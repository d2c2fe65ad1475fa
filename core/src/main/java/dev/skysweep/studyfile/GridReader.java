package dev.skysweep.studyfile;

import dev.skysweep.study.Design;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Grid;
import dev.skysweep.study.GridDesign;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import dev.skysweep.study.ZippedGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The design `grid` of a study file: axes as texts of the command line, or as lists of values.
record GridReader(StudyFile study, JsonNode options) {
  Design read() {
    var axes = new TreeMap<FieldPath, List<Value>>();
    options
        .path("axes")
        .properties()
        .forEach(axis ->
            axes.put(FieldPath.parse(axis.getKey()), values(axis.getKey(), axis.getValue())));
    var groups = new ArrayList<List<FieldPath>>();
    for (JsonNode group : options.path("zip")) {
      groups.add(group.valueStream().map(name -> FieldPath.parse(name.asString())).toList());
    }
    return groups.isEmpty() ? new GridDesign(axes) : ZippedGrid.of(axes, groups);
  }

  private List<Value> values(String axis, JsonNode values) {
    if (values.isArray()) {
      if (values.isEmpty()) {
        throw study.problem("/design/grid/axes", "the grid axis " + axis + " has no values");
      }
      return values.valueStream().map(ValueJson::fromJson).toList();
    }
    if (!values.isString()) {
      return List.of(ValueJson.fromJson(values));
    }
    try {
      return Grid.parse(axis, values.asString());
    } catch (StudyException e) {
      throw study.problem("/design/grid/axes/" + axis, String.valueOf(e.getMessage()));
    }
  }
}
