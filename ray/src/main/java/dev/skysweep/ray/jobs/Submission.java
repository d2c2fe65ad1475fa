package dev.skysweep.ray.jobs;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A job that was submitted from here, remembered so that its id alone finds it again.
///
/// @param address of the dashboard
/// @param out the study folder, as the cluster sees it
public record Submission(String id, String address, String out) {
  private static final String SUFFIX = ".json";

  /// Remembers it.
  ///
  /// @throws StorageException if it can't be written
  public void store(Machine machine) {
    var json = Json.mapper().createObjectNode();
    json.put("id", id).put("address", address).put("out", out);
    Path file = file(machine, id);
    Folders.create(file.resolveSibling(".").normalize());
    AtomicFile.write(file, Json.mapper().writeValueAsBytes(json));
  }

  /// The submission of an id, if it was made from this machine.
  public static Optional<Submission> find(Machine machine, String id) {
    if (!id.matches("[\\w.-]{1,100}")) {
      return Optional.empty();
    }
    Path file = file(machine, id);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = Json.mapper().readTree(Files.readAllBytes(file));
      return Optional.of(
          new Submission(id, json.path("address").asString(""), json.path("out").asString("")));
    } catch (IOException | JacksonException e) {
      return Optional.empty(); // as good as not remembered; --address still finds it
    }
  }

  /// The last submission from this machine of a study into a folder. Its driver may not have begun
  /// the folder yet.
  public static Optional<Submission> into(Machine machine, Path out) {
    String wanted = out.toAbsolutePath().normalize().toString();
    String[] files = folder(machine).toFile().list();
    return Arrays.stream(files == null ? new String[0] : files)
        .filter(file -> file.endsWith(SUFFIX))
        .sorted(Comparator.reverseOrder())
        .flatMap(file -> find(machine, file.substring(0, file.length() - SUFFIX.length())).stream())
        .filter(submission -> submission.out.equals(wanted))
        .findFirst();
  }

  private static Path file(Machine machine, String id) {
    return folder(machine).resolve(id + SUFFIX);
  }

  private static Path folder(Machine machine) {
    return machine.cacheFolder().resolve("jobs");
  }
}
