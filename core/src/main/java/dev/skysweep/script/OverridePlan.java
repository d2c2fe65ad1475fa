package dev.skysweep.script;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A set of overrides, found to make sense for this mission.
///
/// @param plain those that are written as they are
/// @param changes orbits that must be rewritten in another representation
record OverridePlan(List<FieldOverride> plain, List<StateChange> changes) {

  /// @throws StudyException with every problem found
  static OverridePlan of(MissionModel model, InputFiles files, Map<FieldPath, Value> overrides) {
    OverrideReader reader = new OverrideReader(model, files);
    overrides.forEach(reader::read);
    List<String> problems = new ArrayList<>(reader.problems());
    List<StateChange> changes = StateChange.in(reader.found(), problems);
    problems.addAll(OrbitSense.problems(reader.found()));
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    List<FieldOverride> plain = new ArrayList<>(reader.found());
    changes.forEach(change -> plain.removeAll(change.all()));
    return new OverridePlan(List.copyOf(plain), changes);
  }

  /// What the states are read from: the orbits stay as the script has them, but for overrides of
  /// their own elements.
  OverridePlan withoutChanges() {
    Stream<FieldOverride> own = changes.stream().flatMap(change -> change.own().stream());
    return new OverridePlan(Stream.concat(plain.stream(), own).toList(), List.of());
  }

  /// Every override of the set.
  List<FieldOverride> all() {
    return Stream.concat(plain.stream(), changes.stream().flatMap(c -> c.all().stream())).toList();
  }

  List<StateConversion> conversions() {
    return changes.stream().map(StateChange::conversion).toList();
  }
}
