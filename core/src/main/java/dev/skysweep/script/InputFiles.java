package dev.skysweep.script;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files that a mission reads from the folder of its script. GMAT looks there first, also for the
/// names of its own data files; a run's script lies elsewhere, so it names them by absolute path.
final class InputFiles {
  private static final Pattern NAME = Pattern.compile("'([^']*)'|[^\\s,{}'\\[\\]]+");

  private final Path folder;

  InputFiles(Path origin) {
    Path parent = origin.toAbsolutePath().normalize().getParent();
    this.folder = parent == null ? origin.toAbsolutePath() : parent;
  }

  /// A right side with each file that lies beside the script named by its absolute path.
  String absolute(String value) {
    if (value.indexOf('.') < 0 && value.indexOf('/') < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder();
    Matcher name = NAME.matcher(value);
    while (name.find()) {
      String written = name.group(1) == null ? name.group() : name.group(1);
      String found = find(written);
      name.appendReplacement(
          out, Matcher.quoteReplacement(found.isEmpty() ? name.group() : "'" + found + "'"));
    }
    return name.appendTail(out).toString();
  }

  private String find(String name) {
    boolean number = FieldOverride.number(name).isPresent();
    if (name.isBlank() || number || (name.indexOf('.') < 0 && name.indexOf('/') < 0)) {
      return "";
    }
    try {
      Path file = folder.resolve(name.replace('\\', '/'));
      String path = file.normalize().toString();
      boolean relative = !Path.of(name).isAbsolute();
      return relative && Files.isRegularFile(file) && FileNameText.isPossible(path) ? path : "";
    } catch (InvalidPathException e) {
      return "";
    }
  }

  /// The assignments of a mission that name such files, with their new right sides.
  List<Replacement> in(MissionModel model) {
    List<Replacement> found = new ArrayList<>();
    for (Statement.Assignment assignment : assignments(model)) {
      String text = absolute(assignment.value());
      if (!text.equals(assignment.value())) {
        found.add(new Replacement(assignment, text));
      }
    }
    return List.copyOf(found);
  }

  /// All absolute paths that a mission may read from, those of files beside its script too.
  List<String> paths(MissionModel model) {
    List<String> paths = new ArrayList<>();
    for (Statement.Assignment assignment : assignments(model)) {
      Matcher name = NAME.matcher(absolute(assignment.value()));
      while (name.find()) {
        String written = name.group(1) == null ? name.group() : name.group(1);
        if (written.startsWith("/") && !paths.contains(written)) {
          paths.add(written);
        }
      }
    }
    return List.copyOf(paths);
  }

  /// The assignments that may name a file to read.
  private static List<Statement.Assignment> assignments(MissionModel model) {
    List<Statement.Assignment> found = new ArrayList<>();
    for (Resource resource : model.resources()) {
      for (String field : resource.fields()) {
        if (isInput(resource, field)) {
          found.addAll(resource.all(field));
        }
      }
    }
    return found;
  }

  /// Whether a field may name a file to read.
  static boolean isInput(Resource resource, String field) {
    return !field.isEmpty()
        && !field.startsWith("(")
        && !FieldNames.appends(field)
        && !field.equals(OutputResources.fileField(resource.type()));
  }

  /// @param text the new right side
  record Replacement(Statement.Assignment assignment, String text) {}
}
