package dev.skysweep.script;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Create;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which resources write files, and what the script says of each.
final class OutputResources {
  /// @param fileField the field that names the file
  private record Writer(OutputKind kind, String fileField) {}

  private static final Writer SOLVER = new Writer(OutputKind.SOLVER, "ReportFile");
  private static final Map<String, Writer> WRITERS =
      Map.ofEntries(
          Map.entry("ReportFile", new Writer(OutputKind.REPORT, "Filename")),
          Map.entry("EphemerisFile", new Writer(OutputKind.EPHEMERIS, "Filename")),
          Map.entry("ContactLocator", new Writer(OutputKind.CONTACT, "Filename")),
          Map.entry("EclipseLocator", new Writer(OutputKind.ECLIPSE, "Filename")),
          Map.entry("DifferentialCorrector", SOLVER),
          Map.entry("Yukon", SOLVER),
          Map.entry("VF13ad", SOLVER),
          Map.entry("SNOPT", SOLVER),
          Map.entry("FminconOptimizer", SOLVER),
          Map.entry("BatchEstimator", SOLVER),
          Map.entry("ExtendedKalmanFilter", SOLVER));

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  private OutputResources() {}

  /// The field that names the file which a resource of this type writes; null if it writes none.
  static @Nullable String fileField(String type) {
    Writer writer = WRITERS.get(type);
    return writer == null ? null : writer.fileField();
  }

  static List<OutputDeclaration> declared(MissionModel model, ScriptSource source) {
    List<OutputDeclaration> outputs = new ArrayList<>();
    for (Resource resource : model.resources()) {
      Create created = resource.created();
      Writer writer = WRITERS.get(resource.type());
      if (created != null && writer != null) {
        outputs.add(declaration(resource, writer, source.place(created.line()).line()));
      }
    }
    return List.copyOf(outputs);
  }

  private static OutputDeclaration declaration(Resource resource, Writer writer, int line) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    String fileName = "";
    for (String field : resource.fields()) {
      Assignment last = resource.all(field).getLast();
      if (field.equals(writer.fileField())) {
        fileName = StatementParser.unquoted(last.value());
      } else if (field.equals("Add")) {
        // Every further Add appends to the list.
        resource.all(field).forEach(add -> columns.addAll(items(add.value())));
      } else if (!last.value().startsWith("{")) {
        settings.put(field, StatementParser.unquoted(last.value()));
      }
    }
    return new OutputDeclaration(
        writer.kind(),
        resource.type(),
        resource.name(),
        fileName.isEmpty() ? defaultFileName(resource, writer) : fileName,
        settings,
        columns,
        line);
  }

  private static String defaultFileName(Resource resource, Writer writer) {
    return switch (writer.kind()) {
      case SOLVER -> resource.type() + resource.name() + ".data";
      case EPHEMERIS -> resource.name() + ".oem";
      case REPORT, CONTACT, ECLIPSE -> resource.name() + ".txt";
    };
  }

  static List<String> items(String value) {
    String inner =
        value.startsWith("{") && value.endsWith("}")
            ? value.substring(1, value.length() - 1)
            : value;
    return SEPARATOR.splitAsStream(inner.strip()).filter(item -> !item.isEmpty()).toList();
  }
}
