package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Command;
import dev.skysweep.script.Statement.Create;
import dev.skysweep.script.Statement.Include;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the mission sequence sets itself, so that an override has no effect from there on.
final class SequenceEffects {
  private static final String TARGET = "([A-Za-z]\\w*)(\\([^()]*\\))?((?:\\.\\w+)*+)";
  private static final String LABEL = "(?:'[^']*'\\s*)?";
  private static final Pattern VARY =
      Pattern.compile("Vary\\s+" + LABEL + "\\w+\\s*\\(\\s*" + TARGET);
  private static final Pattern FOR =
      Pattern.compile("For\\s*" + LABEL + "\\(?\\s*" + TARGET + "\\s*=");
  private static final Pattern RESULTS = Pattern.compile("\\[([^\\]]*)\\]\\s*=");
  private static final Pattern ONE_TARGET = Pattern.compile(TARGET);

  /// @param field canonical, for an array the element
  /// @param verb what the sequence does with it
  private record Effect(String resource, String field, String verb, Place place) {}

  private final List<Effect> effects = new ArrayList<>();
  private final MissionModel model;

  SequenceEffects(MissionModel model, ScriptSource source) {
    this.model = model;
    for (Statement statement : model.sequence()) {
      Place place = source.place(statement.line());
      switch (statement) {
        case Assignment(_, var resource, var index, var field, _, _, _, _) ->
            add(resource, index, field, "assigned", place);
        case Command(_, String text) -> read(text, place);
        case Create _, Include _ -> {}
      }
    }
  }

  private void read(String command, Place place) {
    Matcher vary = VARY.matcher(command);
    Matcher loop = FOR.matcher(command);
    Matcher results = RESULTS.matcher(command);
    if (vary.lookingAt()) {
      add(vary, "varied", place);
    } else if (loop.lookingAt()) {
      add(loop, "counted up", place);
    } else if (results.lookingAt()) {
      Matcher target = ONE_TARGET.matcher(results.group(1));
      while (target.find()) {
        add(target, "assigned", place);
      }
    }
  }

  private void add(Matcher target, String verb, Place place) {
    String index = target.group(2) == null ? "" : target.group(2).replaceAll("\\s", "");
    String field = target.group(3).isEmpty() ? "" : target.group(3).substring(1);
    add(target.group(1), index, field, verb, place);
  }

  private void add(String resource, String index, String field, String verb, Place place) {
    Resource known = model.resource(resource);
    String type = known == null ? "" : known.type();
    String canonical = FieldNames.canonical(type, field);
    // `Sat.EarthMJ2000Eq.X` and `Sat.Earth.SMA` are the element seen from there.
    String last = canonical.substring(canonical.lastIndexOf('.') + 1);
    boolean element = type.equals("Spacecraft") && StateType.isElement(last);
    effects.add(
        new Effect(
            resource, FieldNames.element(index) + (element ? last : canonical), verb, place));
  }

  /// A warning if the sequence sets the overridden field.
  Optional<ScriptWarning> on(FieldOverride override) {
    return effects.stream()
        .filter(effect -> covers(effect, override))
        .findFirst()
        .map(effect ->
            new ScriptWarning(
                override.path(),
                effect.place().line(),
                "%s is %s by the mission sequence (%s): the override has no effect from there on"
                    .formatted(override.path(), effect.verb(), effect.place())));
  }

  /// Names the outputs whose file the sequence names: all runs would write that one.
  List<String> misdirected() {
    return effects.stream()
        .filter(effect -> {
          Resource resource = model.resource(effect.resource());
          return resource != null
              && !effect.field().isEmpty()
              && effect.field().equals(OutputResources.fileField(resource.type()));
        })
        .map(effect ->
            "%s.%s is %s by the mission sequence (%s): every run would write that one file, and none would have it as a result; assign it above BeginMissionSequence"
                .formatted(effect.resource(), effect.field(), effect.verb(), effect.place()))
        .toList();
  }

  private static boolean covers(Effect effect, FieldOverride override) {
    return effect.resource().equals(override.resource().name())
        && (effect.field().isEmpty() || effect.field().equals(override.field()));
  }
}
