package dev.skysweep.sweep;

import dev.skysweep.script.MissionScript;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.List;
import java.util.stream.Collectors;

/// The values that a mission's script gives to its fields.
public final class Nominals {
  private Nominals() {}

  /// The script's value of a field.
  ///
  /// @throws StudyException if it gives none
  public static Value of(MissionScript mission, FieldPath field) {
    return mission
        .value(field)
        .orElseThrow(() ->
            new StudyException(
                "%s has no value of its own in %s%s; write one there, or give a value instead of it"
                    .formatted(field, mission.origin(), hint(mission, field))));
  }

  private static String hint(MissionScript mission, FieldPath field) {
    List<String> close = mission.closeFields(field);
    return close.isEmpty() || close.contains(field.field())
        ? ""
        : close.stream()
            .map(name -> field.resource() + "." + name)
            .collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }
}
