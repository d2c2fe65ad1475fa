package dev.skysweep.ray.jobs;

import dev.skysweep.files.Sha256;
import dev.skysweep.json.Json;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.study.StudyException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Programs that run in a cluster while the submitter is away.
public final class Jobs {
  static final String OUT = "skysweep_out";

  /// Ids go into paths of the API.
  private static final Pattern ID = Pattern.compile("[\\w.-]{1,100}");

  private final Dashboard dashboard;

  public Jobs(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  /// What to run.
  ///
  /// @param entrypoint a command of the shell
  /// @param packageUri from [#upload]
  /// @param packages Python packages that the node must have first
  /// @param out the study folder, kept as a note
  public record Request(
      String id, String entrypoint, String packageUri, List<String> packages, String out) {
    public Request {
      packages = List.copyOf(packages);
    }
  }

  /// Sends a zip file, unless the cluster has it.
  ///
  /// @return its name there
  public String upload(Path zip) {
    String name = "_ray_pkg_skysweep_" + Sha256.of(zip).substring(0, 24) + ".zip";
    String path = "/api/packages/gcs/" + name;
    if (!dashboard.has(path)) {
      try {
        dashboard.put(path, BodyPublishers.ofFile(zip));
      } catch (FileNotFoundException e) {
        throw new IllegalStateException("the package is gone: " + zip, e);
      }
    }
    return "gcs://" + name;
  }

  /// Starts a job.
  ///
  /// @throws PoolException if the cluster does not take it
  public void submit(Request request) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("entrypoint", request.entrypoint());
    body.put("submission_id", request.id());
    ObjectNode environment = body.putObject("runtime_env");
    environment.put("working_dir", request.packageUri());
    if (!request.packages().isEmpty()) {
      var pip = environment.putArray("pip");
      request.packages().forEach(pip::add);
    }
    body.putObject("metadata").put(OUT, request.out());
    dashboard.send("POST", "/api/jobs/", body);
  }

  /// How a job stands.
  ///
  /// @throws PoolException if the cluster knows no such job
  public JobStatus status(String id) {
    return JobStatus.of(dashboard.get(path(id)));
  }

  /// All that the job has printed so far.
  public String logs(String id) {
    return dashboard.get(path(id) + "/logs").path("logs").asString("");
  }

  /// Asks the job to end; its runs in flight end with it.
  ///
  /// @return false if it had ended before
  public boolean stop(String id) {
    JsonNode answer =
        dashboard.send("POST", path(id) + "/stop", Json.mapper().valueToTree(Map.of()));
    return answer.path("stopped").asBoolean(false);
  }

  private static String path(String id) {
    if (!ID.matcher(id).matches()) {
      throw new StudyException("'%s' is no id of a job".formatted(id));
    }
    return "/api/jobs/" + id;
  }
}
