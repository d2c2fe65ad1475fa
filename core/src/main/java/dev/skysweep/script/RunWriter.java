package dev.skysweep.script;

import static java.util.Objects.requireNonNull;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.script.Statement.Assignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the edits of one run.
final class RunWriter {
  /// @param rank GMAT refuses some fields before others are set: lower ranks are written first
  private record Addition(int rank, String statement) {}

  private final MissionModel model;
  private final ScriptEditor editor;
  private final List<Addition> additions = new ArrayList<>();

  RunWriter(MissionModel model, ScriptEditor editor) {
    this.model = model;
    this.editor = editor;
  }

  void write(FieldOverride override) {
    Assignment old = override.assignment();
    if (old != null) {
      replace(override.resource(), override.field(), override.text());
    } else {
      add(override);
    }
  }

  private void replace(Resource resource, String field, String text) {
    List<Assignment> all = resource.all(field);
    if (FieldNames.appends(field)) {
      // Each of them appends, so the new list must stand alone.
      all.subList(0, all.size() - 1).forEach(earlier -> editor.remove(earlier.line()));
      all = List.of(all.getLast());
    } else if (!resource.type().equals("ForceModel")) {
      all = List.of(all.getLast());
    }
    // In a force model sometimes the first assignment wins (SRP), else the last.
    all.forEach(old -> editor.replace(old.valueStart(), old.valueEnd(), text));
  }

  private void add(FieldOverride override) {
    Assignment before = firstOnesAfter(override);
    if (before != null) {
      editor.insertLine(before.line().start(), override.statement());
    } else {
      additions.add(new Addition(rank(override.field()), override.statement()));
    }
  }

  /// The assignment before which a field must be set, null if it may come last.
  private static @Nullable Assignment firstOnesAfter(FieldOverride override) {
    Resource resource = override.resource();
    return switch (resource.type() + "." + override.field()) {
      // GMAT reads an epoch in the format that holds at that line.
      case "Spacecraft.DateFormat" -> resource.first("Epoch");
      // Choosing the integrator resets its step sizes and accuracy, without a word.
      case "Propagator.Type" -> resource.first();
      default -> null;
    };
  }

  private static int rank(String field) {
    return switch (field) {
      case "DateFormat", "Type", "CentralBody" -> 0;
      case "Drag.AtmosphereModel" -> 2;
      default -> field.indexOf('.') < 0 ? 1 : 3;
    };
  }

  /// Sends an output to the file that it names.
  void writeFileName(OutputDeclaration output) {
    Resource resource = requireNonNull(model.resource(output.name()));
    String field = requireNonNull(OutputResources.fileField(output.type()));
    String text = "'" + FileNameText.checked(output.name(), output.fileName()) + "'";
    if (resource.last(field) != null) {
      replace(resource, field, text);
    } else {
      additions.add(new Addition(1, output.name() + "." + field + " = " + text + ";"));
    }
  }

  /// Rewrites an orbit in another representation, one statement for one, so that the script keeps
  /// its shape.
  ///
  /// @param states has the state in that representation, as the engine tells it
  void writeState(StateChange change, Map<StateConversion, List<String>> states) {
    List<Assignment> old = change.assignments();
    List<String> statements = change.statements(states);
    for (int i = 0; i < Math.max(old.size(), statements.size()); i++) {
      if (i >= statements.size()) {
        editor.remove(old.get(i).line());
      } else if (i < old.size()) {
        editor.replace(old.get(i).leftStart(), old.get(i).valueEnd(), statements.get(i));
      } else {
        additions.add(new Addition(1, statements.get(i) + ";"));
      }
    }
    Resource spacecraft = change.spacecraft();
    if (spacecraft.last("DisplayStateType") != null) {
      replace(spacecraft, "DisplayStateType", change.target().gmatName());
    }
  }

  /// The script of the run.
  String result() {
    additions.stream()
        .sorted(Comparator.comparingInt(Addition::rank))
        .forEach(addition -> editor.insertLine(model.sequenceStart(), addition.statement()));
    return editor.result();
  }
}
