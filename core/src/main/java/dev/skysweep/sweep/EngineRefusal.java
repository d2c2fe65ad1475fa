package dev.skysweep.sweep;

import dev.skysweep.gmat.drivers.Plugins;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.CloseNames;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Why GMAT does not take the script of a run: which of the run's values it is about, what may have
/// been meant, and the engine's own words.
final class EngineRefusal {
  private static final Pattern GRAVITY_FIELD =
      Pattern.compile(
          "GravityField\\.(\\w+)\\.(Degree|Order|PotentialFile|StmLimit|TideFile|TideModel)");

  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile("The \"(\\w+)\" is an unknown object type");

  private final MissionScript mission;
  private final String words;

  private EngineRefusal(MissionScript mission, String words) {
    this.mission = mission;
    this.words = words;
  }

  /// @param who tried
  static StudyException of(MissionScript mission, RunSpec run, String engineWords, Attempt who) {
    var refusal = new EngineRefusal(mission, engineWords);
    List<String> lines = new ArrayList<>();
    for (Map.Entry<FieldPath, Value> override : run.overrides().entrySet()) {
      refusal
          .ofField(override.getKey())
          .or(() -> refusal.ofValue(override.getKey(), override.getValue()))
          .ifPresent(lines::add);
    }
    lines.add(
        "GMAT refuses the script of run " + run.runId() + ": " + mission.located(engineWords));
    refusal.missingPlugin().ifPresent(lines::add);
    if (who.node() != null && engineWords.contains("does not exist")) {
      lines.add(
          "that was on the node %s: files that a mission names must be under the same path on all nodes"
              .formatted(who.host()));
    }
    return new StudyException(lines);
  }

  private Optional<String> missingPlugin() {
    return UNKNOWN_TYPE
        .matcher(words)
        .results()
        .map(found -> found.group(1))
        .flatMap(type ->
            Plugins.bringing(type)
                .map(plugin ->
                    "%s comes with GMAT's plugin %s, which this GMAT has not; name one that has it by --gmat-root (`skysweep engine info` lists what is missing)"
                        .formatted(type, plugin))
                .stream())
        .findFirst();
  }

  /// Which fields there are only the engine knows.
  private Optional<String> ofField(FieldPath field) {
    List<String> close = mission.closeFields(field);
    boolean isKnown = close.contains(field.field());
    String hint =
        CloseNames.hint(close.stream().map(name -> field.resource() + "." + name).toList());
    String unknown =
        "field name \"%s\" on object \"%s\" is not permitted"
            .formatted(field.field(), field.resource());
    if (!words.contains(unknown)) {
      boolean isNamed = words.contains(field.field()) && !close.isEmpty() && !isKnown;
      return isNamed ? Optional.of(field + hint) : Optional.empty();
    }
    var gravity = GRAVITY_FIELD.matcher(field.field());
    if (gravity.matches()) {
      return Optional.of(
          "%s: %s has a gravity field of its primary bodies only; name %s in %s.PrimaryBodies"
              .formatted(field, field.resource(), gravity.group(1), field.resource()));
    }
    return Optional.of(
        isKnown
            ? "%s: %s has this field only along with other settings"
                .formatted(field, field.resource())
            : "%s: %s has no such field%s".formatted(field, field.resource(), hint));
  }

  private Optional<String> ofValue(FieldPath field, Value value) {
    return texts(value)
        .filter(text ->
            Pattern.compile("(?<!\\w)" + Pattern.quote(text) + "(?!\\w)").matcher(words).find())
        .map(text -> new Suggestion(text, mission.closeValues(text, words)))
        .filter(found -> !found.close().isEmpty() && !found.close().contains(found.text()))
        .map(found ->
            "%s: '%s' is refused%s".formatted(field, found.text(), CloseNames.hint(found.close())))
        .findFirst();
  }

  private record Suggestion(String text, List<String> close) {}

  private static Stream<String> texts(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.isBlank() ? Stream.empty() : Stream.of(text);
      case Value.Items(List<Value> values) -> values.stream().flatMap(EngineRefusal::texts);
      case Value.Whole _, Value.Real _, Value.Flag _ -> Stream.empty();
    };
  }
}
