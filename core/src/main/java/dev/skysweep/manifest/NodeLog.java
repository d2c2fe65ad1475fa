package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `.skysweep/nodes.jsonl`: how many machines a cluster had while a driver ran, for those who watch
/// the sweep. Nothing depends on it: it is not forced to the disk, and what can't be written or
/// read is left out.
public final class NodeLog {
  /// A cluster at a moment.
  ///
  /// @param working nodes that have runs
  /// @param idle nodes that are there without work
  /// @param starting nodes on their way
  /// @param waiting runs without a place
  public record Nodes(Instant at, int working, int idle, int starting, int waiting) {
    private boolean sameNodes(Nodes other) {
      return working == other.working && idle == other.idle && starting == other.starting;
    }
  }

  /// What waits changes all the time.
  private static final Duration BETWEEN_WAITING = Duration.ofSeconds(5);

  /// A hundred thousand lines are weeks.
  private static final long MOST_BYTES = 8 << 20;

  private final Path file;
  private @Nullable Nodes last;

  public NodeLog(StudyFolder folder) {
    this.file = file(folder);
  }

  /// Where the log of a study lies; there is none unless a cluster made its runs.
  public static Path file(StudyFolder folder) {
    return folder.internals().resolve("nodes.jsonl");
  }

  /// Adds what has changed. Not thread-safe.
  public void add(Nodes now) {
    Nodes before = last;
    boolean isNews =
        before == null
            || !now.sameNodes(before)
            || (now.waiting() != before.waiting()
                && !now.at().isBefore(before.at().plus(BETWEEN_WAITING)));
    if (!isNews) {
      return;
    }
    last = now;
    var line =
        Json.mapper()
            .createObjectNode()
            .put("at", Timestamps.write(now.at()))
            .put("working", now.working())
            .put("idle", now.idle())
            .put("starting", now.starting())
            .put("waiting", now.waiting());
    try {
      boolean full = Files.exists(file) && Files.size(file) > MOST_BYTES;
      Files.writeString(
          file,
          line + "\n",
          UTF_8,
          CREATE,
          WRITE,
          NOFOLLOW_LINKS,
          full ? TRUNCATE_EXISTING : APPEND);
    } catch (IOException _) {
      // a watcher sees one point less
    }
  }

  /// All that was added, also by earlier drivers.
  public static List<Nodes> read(StudyFolder folder) {
    List<Nodes> all = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file(folder), UTF_8)) {
        JsonNode told = Json.mapper().readTree(line);
        all.add(
            new Nodes(
                Timestamps.read(told.path("at").asString("")),
                told.path("working").asInt(0),
                told.path("idle").asInt(0),
                told.path("starting").asInt(0),
                told.path("waiting").asInt(0)));
      }
    } catch (IOException | MalformedLine | JacksonException _) {
      // not there, or its last line is being written
    }
    return all;
  }
}
