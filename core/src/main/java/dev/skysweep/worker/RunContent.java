package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// All that the results of a run follow from, as one hash: its script, the files that the script
/// names by absolute path, the engine with its data files, the version of Skysweep and the step
/// after the run. A worker puts it beside its outputs; a driver asks with it for a run that was
/// made before. Not thread-safe.
public final class RunContent {
  private static final Pattern FILE =
      Pattern.compile("'(/[^'\n]+)'|(?<![\\w./])(/[^\\s,{}';\\]]+)");

  private final MissionScript mission;
  private final String setting;
  private final @Nullable PostprocessStep step;
  private final Map<Path, Stamped> hashes = new HashMap<>();

  /// @param recipe what the workers of the sweep are told
  /// @param worker one of them
  public RunContent(SweepRecipe recipe, WorkerIdentity worker) {
    mission = MissionScript.parse(recipe.mission(), Path.of(recipe.missionOrigin()));
    step = recipe.postprocess();
    setting =
        String.join(
            "\n",
            worker.skysweepVersion(),
            worker.gmatVersion(),
            worker.engineDriver(),
            worker.engineHash(),
            new TreeMap<>(worker.dataHashes()).toString(),
            step == null ? "" : step.sha256());
  }

  /// In lower-case hexadecimal digits.
  ///
  /// @throws dev.skysweep.study.StudyException if a value can't be written into the script
  /// @throws StorageException if a file that the script names can't be read
  public String of(RunSpec run) {
    boolean converts = !mission.conversions(run.overrides()).isEmpty();
    String script =
        converts
            // what the engine makes of the state follows from this script and the values
            ? mission.forReadingStates(run.overrides(), RunScriptWriter::rawName).text()
                + json(run.overrides())
            : mission.forRun(run.overrides(), Map.of(), RunScriptWriter::rawName).text();
    var all = new StringBuilder(setting).append('\n').append(script);
    if (step != null) {
      // the step is told these
      all.append('\n').append(run.runId()).append(json(run.overrides())).append(run.context());
    }
    addFiles(script, all);
    return Sha256.of(all.toString().getBytes(UTF_8));
  }

  /// SHA-256 of each file that the mission, not a run of it, reads by absolute path and that is
  /// here, by that path.
  ///
  /// @throws StorageException if one of them can't be read
  Map<String, String> inputFiles() {
    var files = new TreeMap<String, String>();
    for (String path : mission.inputFiles()) {
      regularFile(path).ifPresent(file -> files.put(path, hash(file)));
    }
    return files;
  }

  private static String json(Map<FieldPath, Value> overrides) {
    ObjectNode values = Json.mapper().createObjectNode();
    overrides.forEach((path, value) -> values.set(path.toString(), ValueJson.toJson(value)));
    return values.toString();
  }

  private void addFiles(String script, StringBuilder all) {
    Matcher file = FILE.matcher(script);
    while (file.find()) {
      String name = file.group(1) == null ? file.group(2) : file.group(1);
      regularFile(name).ifPresent(path -> all.append('\n').append(hash(path)));
    }
  }

  private static Optional<Path> regularFile(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// A file's hash as of this length and time of change.
  private record Stamped(long bytes, FileTime changed, String sha256) {}

  private String hash(Path file) {
    try {
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      Stamped known = hashes.get(file);
      if (known == null
          || known.bytes() != now.size()
          || !known.changed().equals(now.lastModifiedTime())) {
        known = new Stamped(now.size(), now.lastModifiedTime(), Sha256.of(file));
        hashes.put(file, known);
      }
      return known.sha256();
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }
}
