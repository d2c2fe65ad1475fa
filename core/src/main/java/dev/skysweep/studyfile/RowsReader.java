package dev.skysweep.studyfile;

import dev.skysweep.script.MissionScript;
import dev.skysweep.study.CloseNames;
import dev.skysweep.study.CsvTable;
import dev.skysweep.study.ExplicitRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RowNotes;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The design `explicit` of a study file: rows of a CSV or Parquet file.
///
/// A column named `priority` orders the start of the runs, those named as context travel to the
/// results, each other one gives values to a field.
record RowsReader(StudyFile study, MissionScript mission, JsonNode options) {
  ExplicitRuns read() {
    Path file = study.path(options.path("samples").asString());
    boolean parquet = file.toString().endsWith(".parquet");
    Rows rows = parquet ? ParquetRows.read(file) : csv(CsvTable.read(file));
    if (rows.values().stream().allMatch(List::isEmpty)) {
      throw new StudyException(file + " has no rows; each one is a run");
    }
    checkNames(file, rows.columns());
    Set<String> context = context(file, rows.columns());
    var fields = new ArrayList<Integer>();
    var notes = new ArrayList<Integer>();
    for (int column = 0; column < rows.columns().size(); column++) {
      String name = rows.columns().get(column);
      if (context.contains(name)) {
        notes.add(column);
      } else if (!isPriority(name)) {
        fields.add(column);
      }
    }
    checkFields(file, rows, fields);
    return new ExplicitRuns(
        fields.stream().map(rows.columns()::get).map(FieldPath::parse).toList(),
        rows.select(fields),
        new RowNotes(
            notes.stream().map(rows.columns()::get).toList(),
            notes.isEmpty() ? List.of() : rows.select(notes),
            priorities(file, rows)));
  }

  private boolean isPriority(String name) {
    return name.equals(ExplicitRuns.PRIORITY)
        && !mission.resourceNames().contains(ExplicitRuns.PRIORITY);
  }

  private static void checkNames(Path file, List<String> columns) {
    var seen = new HashSet<String>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new StudyException(file + ": the column '" + column + "' is there twice");
      }
    }
  }

  private Set<String> context(Path file, List<String> columns) {
    var names = new HashSet<String>();
    for (JsonNode name : options.path("context")) {
      if (!columns.contains(name.asString())) {
        throw new StudyException(
            "%s has no column '%s'; it has %s"
                .formatted(file, name.asString(), String.join(", ", columns)));
      }
      names.add(name.asString());
    }
    return names;
  }

  private void checkFields(Path file, Rows rows, List<Integer> fields) {
    var problems = new ArrayList<String>();
    for (int field : fields) {
      String column = rows.columns().get(field);
      try {
        FieldPath path = FieldPath.parse(column);
        if (!mission.knows(path.resource().replaceFirst("\\(.*", ""))) {
          problems.add(
              "%s: the column '%s' names nothing in %s%s; name it with --context if it is to travel along"
                  .formatted(
                      file,
                      column,
                      mission.origin(),
                      CloseNames.hint(path.resource(), mission.resourceNames())));
        }
      } catch (StudyException e) {
        problems.add(file + ": the column " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    if (fields.isEmpty()) {
      throw new StudyException(file + " has no column that names a field of the mission");
    }
  }

  private List<Double> priorities(Path file, Rows rows) {
    int column = rows.columns().indexOf(ExplicitRuns.PRIORITY);
    if (column < 0 || !isPriority(ExplicitRuns.PRIORITY)) {
      return List.of();
    }
    var priorities = new ArrayList<Double>();
    for (Value cell : rows.values().get(column)) {
      priorities.add(RowNotes.priority(cell, "%s, row %d".formatted(file, priorities.size())));
    }
    return priorities;
  }

  private static Rows csv(CsvTable table) {
    var columns = new ArrayList<List<Value>>();
    for (int column = 0; column < table.columns().size(); column++) {
      columns.add(CsvColumn.values(table, column));
    }
    return new Rows(table.columns(), columns);
  }
}
