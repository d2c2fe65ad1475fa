package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.study.StudyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An orbit that must be rewritten, since elements of another representation than the script's are
/// overridden: GMAT refuses a script that mixes two.
///
/// @param foreign the overrides that need it
/// @param own those of the same orbit in the script's own representation; GMAT gets them first
/// @param target the representation to write
record StateChange(
    Resource spacecraft, List<FieldOverride> foreign, List<FieldOverride> own, StateType target) {

  /// One for each spacecraft that needs it.
  ///
  /// @param problems gets a line for elements that stand together in no representation, or that
  ///   others leave without effect
  static List<StateChange> in(List<FieldOverride> overrides, List<String> problems) {
    Map<Resource, List<FieldOverride>> bySpacecraft = new LinkedHashMap<>();
    for (FieldOverride override : overrides) {
      if (override.isStateElement()) {
        bySpacecraft.computeIfAbsent(override.resource(), _ -> new ArrayList<>()).add(override);
      }
    }
    List<StateChange> changes = new ArrayList<>();
    bySpacecraft.forEach((spacecraft, elements) -> {
      List<FieldOverride> foreign = foreign(spacecraft, elements);
      Optional<StateType> target =
          StateType.with(foreign.stream().map(FieldOverride::field).toList());
      if (target.isEmpty()) {
        problems.add(
            String.join(" and ", foreign.stream().map(o -> o.path().toString()).toList())
                + " belong to different state types; override elements of one of them");
      } else if (!foreign.isEmpty()) {
        List<FieldOverride> own = new ArrayList<>(elements);
        own.removeAll(foreign);
        if (foreign.size() == target.get().elements().size() && !own.isEmpty()) {
          problems.add(
              "%s has no effect: the six %s elements of %s are given too; leave one away"
                  .formatted(own.getFirst().path(), target.get().gmatName(), spacecraft.name()));
        }
        changes.add(new StateChange(spacecraft, foreign, own, target.get()));
      }
    });
    return changes;
  }

  private static List<FieldOverride> foreign(Resource spacecraft, List<FieldOverride> overrides) {
    List<String> written = spacecraft.fields().stream().filter(StateType::isElement).toList();
    List<String> wanted = overrides.stream().map(FieldOverride::field).toList();
    if (written.isEmpty() && StateType.with(wanted).isPresent()) {
      // The script leaves the orbit at GMAT's default, which elements of any one type may change.
      return List.of();
    }
    StateType scripts = scriptsType(spacecraft, written);
    return overrides.stream().filter(o -> !scripts.elements().contains(o.field())).toList();
  }

  /// What the script assigns decides; `DisplayStateType` only where that fits several.
  private static StateType scriptsType(Resource spacecraft, List<String> written) {
    Assignment display = spacecraft.last("DisplayStateType");
    return Optional.ofNullable(display)
        .flatMap(assignment -> StateType.named(StatementParser.unquoted(assignment.value())))
        .filter(type -> type.elements().containsAll(written))
        .or(() -> StateType.with(written))
        .orElse(StateType.CARTESIAN);
  }

  /// The overrides of this orbit.
  List<FieldOverride> all() {
    return Stream.concat(own.stream(), foreign.stream()).toList();
  }

  StateConversion conversion() {
    return new StateConversion(spacecraft.name(), target.gmatName(), target.elements());
  }

  /// The script's assignments to state elements, in its order.
  List<Assignment> assignments() {
    return spacecraft.fields().stream()
        .filter(StateType::isElement)
        .flatMap(field -> spacecraft.all(field).stream())
        .sorted(Comparator.comparingInt(Assignment::leftStart))
        .toList();
  }

  /// The six assignments of the new state, without semicolons.
  ///
  /// @param states the engine's text of each element; the overridden ones are not taken from it
  /// @throws StudyException if the state is no orbit
  List<String> statements(Map<StateConversion, List<String>> states) {
    List<String> texts = states.get(conversion());
    if (texts == null || texts.size() != target.elements().size()) {
      throw new IllegalArgumentException("six elements are needed for " + conversion());
    }
    Map<String, String> state = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      state.put(target.elements().get(i), number(texts.get(i)));
    }
    own.forEach(override -> state.replace(override.field(), override.text()));
    foreign.forEach(override -> state.replace(override.field(), override.text()));
    List<String> problems = OrbitSense.problems(spacecraft.name(), state::get);
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    return state.entrySet().stream()
        .map(element -> spacecraft.name() + "." + element.getKey() + " = " + element.getValue())
        .toList();
  }

  private String number(String text) {
    if (FieldOverride.number(text).isEmpty() || !text.strip().matches("[-+.\\dEe]+")) {
      throw new StudyException(
          "the engine gives no %s state for %s: '%s' is not a number"
              .formatted(target.gmatName(), spacecraft.name(), text));
    }
    return text.strip();
  }
}
