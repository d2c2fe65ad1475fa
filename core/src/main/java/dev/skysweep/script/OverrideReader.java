package dev.skysweep.script;

import dev.skysweep.study.CloseNames;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds for each override the resource it means and the text to write, and collects what is wrong.
final class OverrideReader {
  private static final Set<String> OTHER_ANOMALIES = Set.of("MA", "EA", "HA");

  private final MissionModel model;
  private final InputFiles files;
  private final List<FieldOverride> found = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, FieldPath> taken = new HashMap<>();

  OverrideReader(MissionModel model, InputFiles files) {
    this.model = model;
    this.files = files;
  }

  List<FieldOverride> found() {
    return found;
  }

  List<String> problems() {
    return problems;
  }

  void read(FieldPath path, Value value) {
    try {
      // A path made by hand may hold anything; only what parse accepts can't break the script.
      readChecked(FieldPath.parse(path.toString()), value);
    } catch (StudyException e) {
      problems.addAll(e.problems());
    } catch (UnwritableValueException e) {
      problems.add(path + ": " + e.getMessage());
    }
  }

  private void readChecked(FieldPath path, Value value) {
    int parenthesis = path.resource().indexOf('(');
    String name = parenthesis < 0 ? path.resource() : path.resource().substring(0, parenthesis);
    String index = parenthesis < 0 ? "" : path.resource().substring(parenthesis);
    Resource resource = model.resource(name);
    if (resource == null) {
      String late = model.createdTooLate(name);
      problems.add(
          path
              + ": "
              + (late != null ? late : "the mission has no resource '" + name + "'" + hint(name)));
      return;
    }
    String field = FieldNames.canonical(resource.type(), path.field());
    if (resource.isArray() && field.isEmpty()) {
      readArray(path, resource, FieldNames.element(index.replaceAll("\\s", "")), value);
    } else if (!index.isEmpty()) {
      problems.add(path + ": " + name + " is not an array");
    } else if (resource.isVariable() && field.isEmpty()) {
      add(path, resource, field, value, variable(value));
    } else if (resource.isString() && field.isEmpty()) {
      add(path, resource, field, value, string(value));
    } else if (field.isEmpty()) {
      problems.add(path + " is a resource; name one of its fields, as in " + path + ".Field");
    } else {
      readField(path, resource, field, value);
    }
  }

  private void readField(FieldPath path, Resource resource, String field, Value value) {
    if (field.equals(OutputResources.fileField(resource.type()))) {
      problems.add(path + " can't be overridden: every run writes into a folder of its own");
      return;
    }
    if (resource.type().equals("Spacecraft") && OTHER_ANOMALIES.contains(field)) {
      problems.add(path + ": GMAT sets no anomaly but the true one, " + resource.name() + ".TA");
      return;
    }
    Statement.@Nullable Assignment old = resource.last(field);
    String text = ValueText.of(value, field, old == null ? "" : old.value());
    boolean mayNameFile = InputFiles.isInput(resource, field);
    add(path, resource, field, value, mayNameFile ? files.absolute(text) : text);
  }

  private void readArray(FieldPath path, Resource resource, String index, Value value) {
    List<Integer> size = resource.dimensions();
    if (size.size() != 2) {
      problems.add(path + ": the script doesn't say how large " + resource.name() + " is");
    } else if (index.isEmpty()) {
      readWholeArray(path, resource, size.getFirst(), size.getLast(), value);
    } else {
      int comma = index.indexOf(',');
      boolean inside =
          isWithin(index.substring(1, comma), size.getFirst())
              && isWithin(index.substring(comma + 1, index.length() - 1), size.getLast());
      if (inside) {
        add(path, resource, index, value, variable(value));
      } else {
        problems.add(path + " is outside the array, which has " + rowsAndColumns(size));
      }
    }
  }

  private static boolean isWithin(String index, int size) {
    return index.length() <= 9 && Integer.parseInt(index) >= 1 && Integer.parseInt(index) <= size;
  }

  private void readWholeArray(
      FieldPath path, Resource resource, int rows, int columns, Value value) {
    List<List<Value>> table = table(value, rows);
    if (table.size() != rows || table.stream().anyMatch(row -> row.size() != columns)) {
      problems.add(
          "%s needs %s of numbers, as in [1 2; 3 4]"
              .formatted(path, rowsAndColumns(List.of(rows, columns))));
      return;
    }
    // Element by element: GMAT takes no table on the right side, and RmatValue transposes it.
    for (int row = 1; row <= rows; row++) {
      for (int column = 1; column <= columns; column++) {
        Value cell = table.get(row - 1).get(column - 1);
        add(path, resource, "(" + row + "," + column + ")", cell, variable(cell));
      }
    }
  }

  private static List<List<Value>> table(Value value, int rows) {
    if (value instanceof Value.Text(String text)) {
      return tableOf(text);
    }
    if (!(value instanceof Value.Items(List<Value> items))) {
      return List.of();
    }
    boolean flat = items.stream().noneMatch(Value.Items.class::isInstance);
    if (flat && rows == 1) {
      return List.of(items);
    }
    return items.stream()
        .map(item -> item instanceof Value.Items(List<Value> row) ? row : List.of(item))
        .toList();
  }

  /// A table in GMAT's spelling, `[1 2; 3 4]`; what is none has no rows.
  private static List<List<Value>> tableOf(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("[") || !stripped.endsWith("]")) {
      return List.of();
    }
    return Arrays.stream(stripped.substring(1, stripped.length() - 1).split(";", -1))
        .map(row -> Arrays.stream(row.strip().split("[\\s,]+")).map(Value::of).toList())
        .toList();
  }

  private static String rowsAndColumns(List<Integer> size) {
    return size.getFirst() + " rows and " + size.getLast() + " columns";
  }

  private static String variable(Value value) {
    String text =
        value instanceof Value.Text(String given) ? given.strip() : ValueText.of(value, "", "");
    boolean number = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    if (!number || !Double.isFinite(Double.parseDouble(text))) {
      throw new UnwritableValueException("needs a finite number, not '" + text + "'");
    }
    return text;
  }

  private static String string(Value value) {
    return switch (value) {
      case Value.Text(String text) -> ValueText.quoted(text);
      case Value.Whole _, Value.Real _, Value.Flag _ ->
          ValueText.quoted(ValueText.of(value, "", "true"));
      case Value.Items _ -> throw new UnwritableValueException("needs a text, not a list");
    };
  }

  private void add(FieldPath path, Resource resource, String field, Value value, String text) {
    FieldPath other = taken.putIfAbsent(resource.name() + " " + field, path);
    if (other != null) {
      problems.add(path + " and " + other + " set the same field");
    } else {
      found.add(new FieldOverride(path, resource, field, value, text));
    }
  }

  private String hint(String name) {
    List<String> names = new ArrayList<>(model.createdNames());
    names.addAll(MissionModel.BUILT_IN);
    return CloseNames.hint(name, names);
  }
}
