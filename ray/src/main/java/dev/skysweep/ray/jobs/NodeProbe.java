package dev.skysweep.ray.jobs;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import dev.skysweep.pool.ExecutionPool.PoolException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// Looks at the nodes of a cluster from within, by a small job: what they have, and whether they
/// and this machine see the same folder.
public final class NodeProbe {
  /// Ray's images have both names, a virtual environment may have one.
  private static final String PROGRAM = "\"$(command -v python || command -v python3)\" probe.py";

  private static final Pattern COUNTS = Pattern.compile("(?m)^PROBED (\\d+) of (\\d+)$");

  private final Jobs jobs;
  private final Path folder;

  /// Nothing is asked yet.
  ///
  /// @param folder where studies go; a folder of this probe is made in it, and removed
  public NodeProbe(Dashboard dashboard, Path folder) {
    this.jobs = new Jobs(dashboard);
    this.folder = folder;
  }

  /// What one node has.
  ///
  /// @param skysweep what `skysweep --version` says there, or why it says nothing
  /// @param engine why GMAT can't be used there; empty if it can
  /// @param folder why the folder can't be used there; empty if it can
  /// @param shared whether each side reads what the other wrote
  /// @param free bytes in the folder
  /// @param time there when it was asked, in seconds since 1970
  public record Node(
      String host,
      boolean head,
      double cpus,
      String python,
      boolean jar,
      String home,
      String skysweep,
      String engine,
      String folder,
      boolean shared,
      long free,
      double time) {}

  /// What the nodes answered.
  ///
  /// @param nodes those that did
  /// @param asked how many were asked
  /// @param alive how many there are
  public record Look(List<Node> nodes, int asked, int alive) {}

  /// Asks all nodes that are up, at most 16 of them.
  ///
  /// @param limit how long to wait for their answers
  /// @throws PoolException if the job can't run, or takes longer
  /// @throws StorageException if the folder can't be written from here
  public Look look(Duration limit) throws InterruptedException {
    String nonce = UUID.randomUUID().toString();
    Path mark = folder.resolve(".skysweep-doctor-" + nonce.substring(0, 8));
    try {
      Files.createDirectories(mark);
      Files.writeString(mark.resolve("driver"), nonce);
    } catch (IOException e) {
      throw StorageException.writing(mark, e);
    }
    try {
      String answers = run(nonce, mark, limit);
      List<Node> nodes =
          answers
              .lines()
              .filter(line -> line.startsWith("PROBE "))
              .map(line ->
                  node(Json.mapper().readTree(line.substring("PROBE ".length())), mark, nonce))
              .toList();
      Matcher counts = COUNTS.matcher(answers);
      return counts.find()
          ? new Look(nodes, Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)))
          : new Look(nodes, nodes.size(), nodes.size());
    } finally {
      FileTree.deleteQuietly(mark);
    }
  }

  private String run(String nonce, Path mark, Duration limit) throws InterruptedException {
    String id = "skysweep-doctor-" + nonce.substring(0, 8);
    String path = mark.toAbsolutePath().toString().replace("'", "'\\''");
    String entrypoint = PROGRAM + " '%s' %s".formatted(path, nonce);
    jobs.submit(new Jobs.Request(id, entrypoint, upload(), List.of(), ""));
    long end = System.nanoTime() + limit.toNanos();
    var never = new CountDownLatch(1);
    JobStatus status = jobs.status(id);
    while (!status.ended() && System.nanoTime() < end) {
      never.await(300, TimeUnit.MILLISECONDS);
      status = jobs.status(id);
    }
    String logs = jobs.logs(id);
    if (!status.succeeded()) {
      if (!status.ended()) {
        jobs.stop(id);
      }
      throw new PoolException(
          "the cluster did not run a small job (%s): %s"
              .formatted(
                  status.ended() ? status.state() : "not within " + limit.toSeconds() + " s",
                  logs.lines().reduce(status.message(), (_, last) -> last)));
    }
    return logs;
  }

  private String upload() {
    try {
      Path zip = Files.createTempFile("skysweep-probe", ".zip");
      try (InputStream program = NodeProbe.class.getResourceAsStream("probe.py");
          var out = new ZipOutputStream(Files.newOutputStream(zip))) {
        var entry = new ZipEntry("probe.py");
        entry.setTime(0);
        out.putNextEntry(entry);
        if (program != null) {
          program.transferTo(out);
        }
      }
      String uri = jobs.upload(zip);
      Files.delete(zip);
      return uri;
    } catch (IOException e) {
      throw StorageException.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private static Node node(JsonNode json, Path mark, String nonce) {
    String host = json.path("host").asString("");
    boolean back;
    try {
      // a node may be anybody's, and call itself anything
      back = host.matches("[\\w.-]+") && Files.readString(mark.resolve(host)).equals(nonce);
    } catch (IOException e) {
      back = false;
    }
    return new Node(
        host,
        json.path("head").asBoolean(false),
        json.path("cpus").asDouble(0),
        json.path("python").asString(""),
        json.path("jar").asBoolean(false),
        json.path("home").asString(""),
        json.path("skysweep").asString(""),
        json.path("engine").asString(""),
        json.path("folder").asString(""),
        json.path("reads").asBoolean(false) && back,
        json.path("free").asLong(0),
        json.path("time").asDouble(0));
  }
}
