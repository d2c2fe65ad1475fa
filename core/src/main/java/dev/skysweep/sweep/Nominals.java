package dev.skysweep.sweep;

import dev.skysweep.script.MissionScript;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;

/// The values that a mission's script gives to its fields.
final class Nominals {
  private Nominals() {}

  /// The script's value of a field.
  ///
  /// @throws StudyException if it gives none
  static Value of(MissionScript mission, FieldPath field) {
    return mission
        .value(field)
        .orElseThrow(() ->
            new StudyException(
                "%s has no value of its own in %s; write one there, or give a value instead of 'nominal'"
                    .formatted(field, mission.origin())));
  }
}
