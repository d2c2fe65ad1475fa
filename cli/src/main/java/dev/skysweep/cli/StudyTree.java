package dev.skysweep.cli;

import dev.skysweep.study.Dispersions;
import dev.skysweep.study.StudyException;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Builds the parts of a study file from options of a command line.
final class StudyTree {
  private StudyTree() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A design of one kind.
  static ObjectNode design(String kind, ObjectNode options) {
    ObjectNode design = object();
    design.set(kind, options);
    return design;
  }

  /// `NAME=TEXT` or `NAME ~ TEXT` options as a block of keys.
  ///
  /// @param option its name, for messages
  static ObjectNode pairs(String option, List<String> texts) {
    ObjectNode pairs = object();
    for (String text : texts) {
      int separator = Dispersions.separator(text);
      if (separator < 1 || text.substring(separator + 1).isBlank()) {
        throw new StudyException(
            "%s '%s' must be a field, '=' and a text, e.g. 'Sat2.SMA = Sat.SMA + 50'"
                .formatted(option, text));
      }
      String name = text.substring(0, separator).strip();
      if (pairs.has(name)) {
        throw new StudyException(option + " names " + name + " twice");
      }
      pairs.put(name, text.substring(separator + 1).strip());
    }
    return pairs;
  }
}
