package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Command;
import dev.skysweep.script.Statement.Create;
import dev.skysweep.script.Statement.Include;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The resources of a script and its mission sequence.
final class MissionModel {
  /// What GMAT has in every mission.
  static final Set<String> BUILT_IN =
      Set.of(
          "Sun",
          "Mercury",
          "Venus",
          "Earth",
          "Luna",
          "Mars",
          "Jupiter",
          "Saturn",
          "Uranus",
          "Neptune",
          "Pluto",
          "SolarSystem",
          "SolarSystemBarycenter",
          "EarthMJ2000Eq",
          "EarthMJ2000Ec",
          "EarthFixed",
          "EarthICRF");

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<Create> creates = new ArrayList<>();
  private final List<Statement> sequence = new ArrayList<>();
  private final Map<String, Place> late = new HashMap<>();
  private int sequenceStart;
  private @Nullable String firstCommand;

  MissionModel(ScriptSource source) {
    sequenceStart = source.text().length();
    boolean running = false;
    for (LogicalLine line : source.lines()) {
      Statement statement = Statement.on(line);
      if (statement == null) {
        continue;
      }
      if (!running && statement instanceof Command) {
        // GMAT starts the sequence at the first command, with BeginMissionSequence or without.
        running = true;
        sequenceStart = line.start();
        firstCommand = line.code().strip() + " (" + source.place(line) + ")";
      }
      if (running) {
        sequence.add(statement);
        if (statement instanceof Create create) {
          create.names().forEach(name -> late.putIfAbsent(name, source.place(line)));
        }
      } else {
        declare(statement);
      }
    }
  }

  private void declare(Statement statement) {
    switch (statement) {
      case Create create -> {
        creates.add(create);
        create.names().forEach(name -> declare(name, create));
      }
      case Assignment assignment ->
          resources
              .computeIfAbsent(assignment.resource(), name -> new Resource(name, null))
              .add(assignment);
      case Include _, Command _ -> throw new IllegalStateException("not a declaration");
    }
  }

  /// GMAT ignores a second Create of the same name. What stands above the first one GMAT refuses;
  /// it is the resource's all the same, and overrides must find it.
  private void declare(String name, Create create) {
    Resource known = resources.get(name);
    if (known == null || known.created() == null) {
      Resource created = new Resource(name, create);
      if (known != null) {
        known.assignments().forEach(created::add);
        resources.remove(name);
      }
      resources.put(name, created);
    }
  }

  /// The resource of that name; null if the mission has none.
  @Nullable Resource resource(String name) {
    Resource found = resources.get(name);
    return found == null && BUILT_IN.contains(name) ? new Resource(name, null) : found;
  }

  /// Why the mission has no such resource although the script creates it; null if it doesn't.
  @Nullable String createdTooLate(String name) {
    Place place = late.get(name);
    return place == null
        ? null
        : "%s is created too late (%s): to GMAT the mission sequence begins with %s"
            .formatted(name, place, firstCommand);
  }

  Collection<Resource> resources() {
    return resources.values();
  }

  /// The `Create` statements in the order of the script.
  List<Create> creates() {
    return creates;
  }

  /// The names that the script creates, in its order.
  List<String> createdNames() {
    return resources.values().stream()
        .filter(resource -> resource.created() != null)
        .map(Resource::name)
        .toList();
  }

  /// The statements from the first command on.
  List<Statement> sequence() {
    return sequence;
  }

  /// Offset at which the mission sequence starts, or the end of the text.
  int sequenceStart() {
    return sequenceStart;
  }
}
