package dev.skysweep.cli;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Grid;
import dev.skysweep.study.GridDesign;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The `--grid NAME=VALUES` options of a command line.
final class GridOption {
  private GridOption() {}

  /// @throws StudyException with every option that can't be read
  static GridDesign design(List<String> options) {
    var axes = new TreeMap<FieldPath, List<Value>>();
    var problems = new ArrayList<String>();
    for (String option : options) {
      try {
        add(axes, option);
      } catch (StudyException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    return new GridDesign(axes);
  }

  private static void add(Map<FieldPath, List<Value>> axes, String option) {
    int equals = option.indexOf('=');
    if (equals < 1) {
      throw new StudyException(
          "--grid '%s' names no field: write NAME=low:high:count or NAME=v1,v2,…"
              .formatted(option));
    }
    FieldPath path = FieldPath.parse(option.substring(0, equals));
    if (axes.put(path, Grid.parse(path.toString(), option.substring(equals + 1))) != null) {
      throw new StudyException("--grid names " + path + " twice; one axis a field");
    }
  }
}
