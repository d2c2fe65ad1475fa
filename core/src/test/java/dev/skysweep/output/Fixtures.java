package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.FlagColumn;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.WholeColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Output files with the mission that wrote them, and what is needed to look at the result.
final class Fixtures {
  private static final Path ROOT = Path.of("src/test/resources/output");

  private Fixtures() {}

  /// What `outcome` of a folder below `engine` or `vectors` gives.
  static ReadOutput read(String folder, String resource, String file) throws Exception {
    Path mission = ROOT.resolve(folder);
    return OutputReader.read(declaration(mission, resource), mission.resolve(file), true);
  }

  static Path path(String name) {
    return ROOT.resolve(name);
  }

  /// Reads the plain scripts of the fixtures, one assignment a line.
  static OutputDeclaration declaration(Path folder, String resource) throws IOException {
    Map<String, String> settings = new HashMap<>();
    List<String> columns = new ArrayList<>();
    String type = "ReportFile";
    Pattern create = Pattern.compile("Create (\\w+) " + resource + ";");
    Pattern set = Pattern.compile(resource + "\\.(\\w+) ?= ?(.*);");
    for (String line : Files.readAllLines(folder.resolve("mission.script"))) {
      Matcher created = create.matcher(line);
      Matcher assigned = set.matcher(line);
      if (created.matches()) {
        type = created.group(1);
      } else if (assigned.matches() && assigned.group(1).equals("Add")) {
        columns.addAll(List.of(assigned.group(2).replaceAll("[{}]", "").split(",(?![^(]*\\))")));
      } else if (assigned.matches()) {
        settings.put(assigned.group(1), assigned.group(2).replace("'", ""));
      }
    }
    return new OutputDeclaration(kind(type), type, resource, "unused", settings, columns, 1);
  }

  static OutputDeclaration declaration(OutputKind kind, String type) {
    return new OutputDeclaration(kind, type, "It", "unused", Map.of(), List.of(), 1);
  }

  static OutputDeclaration report(Map<String, String> settings, String... columns) {
    return new OutputDeclaration(
        OutputKind.REPORT, "ReportFile", "RF", "rf.txt", settings, List.of(columns), 1);
  }

  static Table table(ReadOutput output) {
    return Objects.requireNonNull(output.table(), () -> "no table: " + output.notes());
  }

  static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  /// A row's values: doubles, longs, texts, nanoseconds, null.
  static List<Object> row(Table table, int row) {
    List<Object> values = new ArrayList<>();
    table.columns().forEach(column -> values.add(value(column, row)));
    return values;
  }

  static List<List<Object>> rows(Table table) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(row(table, i));
    }
    return rows;
  }

  private static Object value(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case NumberColumn numbers -> numbers.value(row);
      case WholeColumn wholes -> wholes.value(row);
      case TextColumn texts -> texts.value(row);
      case TimeColumn times -> times.nanoseconds(row);
      case FlagColumn flags -> flags.value(row);
    };
  }

  private static OutputKind kind(String type) {
    return switch (type) {
      case "ReportFile" -> OutputKind.REPORT;
      case "EphemerisFile" -> OutputKind.EPHEMERIS;
      case "ContactLocator" -> OutputKind.CONTACT;
      case "EclipseLocator" -> OutputKind.ECLIPSE;
      default -> OutputKind.SOLVER;
    };
  }
}
