package dev.skysweep.worker;

import dev.skysweep.files.FolderTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.script.MissionScript;
import dev.skysweep.script.RunScript;
import dev.skysweep.script.StateConversion;
import dev.skysweep.study.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the script of a run; asks the engine where a state has to be converted first.
final class RunScriptWriter {
  private final MissionScript mission;
  private final GmatEngine engine;

  RunScriptWriter(MissionScript mission, GmatEngine engine) {
    this.mission = mission;
    this.engine = engine;
  }

  /// @throws dev.skysweep.study.StudyException if a value can't be written into the script
  /// @throws EngineException if the engine can't convert a state
  RunScript scriptOf(RunSpec run) {
    List<StateConversion> conversions = mission.conversions(run.overrides());
    return mission.forRun(
        run.overrides(),
        conversions.isEmpty() ? Map.of() : states(run, conversions),
        RunScriptWriter::rawName);
  }

  private Map<StateConversion, List<String>> states(
      RunSpec run, List<StateConversion> conversions) {
    loadForReading(mission.forReadingStates(run.overrides(), RunScriptWriter::rawName));
    var states = new HashMap<StateConversion, List<String>>();
    for (StateConversion conversion : conversions) {
      states.put(
          conversion,
          conversion.elements().stream()
              .map(element -> engine.field(conversion.spacecraft(), element))
              .toList());
    }
    return states;
  }

  private void loadForReading(RunScript script) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("states-");
      Path file = Files.writeString(folder.resolve("states.script"), script.text());
      if (engine.load(file, folder, folder.resolve("gmat.log"))
          instanceof EngineResult.LoadFailed(var log)) {
        throw new EngineException(log.errorText());
      }
    } catch (IOException e) {
      throw StorageException.writing(folder == null ? Path.of("states.script") : folder, e);
    } finally {
      if (folder != null) {
        FolderTree.deleteQuietly(folder);
      }
    }
  }

  /// The name GMAT writes an output under, in the run's own folder: the resource's name, so that no
  /// two outputs ever share a file whatever the mission calls them.
  static String rawName(OutputDeclaration output) {
    int dot = output.fileName().lastIndexOf('.');
    String ending = dot < 0 ? "" : output.fileName().substring(dot);
    return output.name() + (ending.matches("\\.\\w{1,8}") ? ending : ".txt");
  }
}
