package dev.skysweep.manifest;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.Reused;
import dev.skysweep.study.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// The members of an entry that only we write, as they come; what few entries have is read as a
/// tree. Those of another kind than ours count as missing.
final class RecordMembers {
  /// What an entry says of a file's bytes.
  record Digest(String sha256, long bytes) {
    static final Digest UNKNOWN = new Digest("", -1);
  }

  private final JsonParser in;
  private int attempt = 1;
  private String host = "";
  private long processId;
  private @Nullable Integer exitCode;
  private @Nullable ClusterNode node;
  private @Nullable Reused reused;
  private @Nullable FailureKind failureKind;
  private boolean retried;
  private @Nullable Growth growth;
  private @Nullable Stopped stopped;
  private Map<String, Digest> outputs = Map.of();
  private Map<String, Digest> solvers = Map.of();
  private Map<String, Digest> extras = Map.of();
  private List<String> notes = List.of();
  private String content = "";

  /// @param in stands at the beginning of the object
  RecordMembers(JsonParser in) {
    this.in = in;
  }

  /// Reads on to the object's end.
  void read() {
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "attempt" -> attempt = in.getValueAsInt(1);
        case "host" -> host = in.getValueAsString("");
        case "pid" -> processId = in.getValueAsLong(0);
        case "exit_code" ->
            exitCode = token == JsonToken.VALUE_NUMBER_INT ? in.getValueAsInt() : null;
        case "node" -> node = node(in.readValueAsTree());
        case "reused" -> reused = reused(in.readValueAsTree());
        case "failure_kind" -> failureKind = failureKind(in.getValueAsString(""));
        case "retried" -> retried = in.getValueAsBoolean();
        case "growth" -> growth = growth(in.readValueAsTree());
        case "stopped" -> stopped = stopped(in.readValueAsTree());
        case "content_sha256" -> content = in.getValueAsString("");
        case "outputs" -> outputs = digests();
        case "solvers" -> solvers = digests();
        case "extras" -> extras = digests();
        case "notes" -> notes = notes(token);
        default -> {}
      }
      in.skipChildren();
    }
  }

  AttemptRecord attemptRecord() {
    return new AttemptRecord(
        new Attempt(attempt, host, processId, exitCode, node, reused),
        failureKind,
        retried,
        growth,
        stopped);
  }

  Map<String, Digest> outputs() {
    return outputs;
  }

  Map<String, Digest> solvers() {
    return solvers;
  }

  Map<String, Digest> extras() {
    return extras;
  }

  List<String> notes() {
    return notes;
  }

  String content() {
    return content;
  }

  private Map<String, Digest> digests() {
    return JsonMembers.mapOf(in, RecordMembers::digest);
  }

  private static Digest digest(JsonParser in) {
    String sha256 = "";
    long bytes = -1;
    if (in.currentToken() == JsonToken.START_OBJECT) {
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        in.nextToken();
        switch (name) {
          case "sha256" -> sha256 = in.getValueAsString("");
          case "bytes" -> bytes = in.getValueAsLong(-1);
          default -> in.skipChildren();
        }
      }
    }
    return new Digest(sha256, bytes);
  }

  private List<String> notes(JsonToken token) {
    List<String> texts = new ArrayList<>();
    if (token == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        texts.add(in.getValueAsString(""));
        in.skipChildren();
      }
    }
    return texts;
  }

  private static @Nullable ClusterNode node(JsonNode node) {
    return node.isObject()
        ? new ClusterNode(
            node.path("id").asString(""),
            node.path("image").asString(""),
            node.path("build").asString(""),
            node.path("engine").asString(""))
        : null;
  }

  private static @Nullable Growth growth(JsonNode growth) {
    return growth.isObject()
        ? new Growth(
            growth.path("runs").asInt(0),
            growth.path("sizes").valueStream().map(size -> size.asInt(0)).toList())
        : null;
  }

  /// A reason of a newer writer reads as no stop.
  private static @Nullable Stopped stopped(JsonNode stopped) {
    return Arrays.stream(Stopped.Reason.values())
        .filter(reason -> reason.name().equalsIgnoreCase(stopped.path("reason").asString("")))
        .findFirst()
        .map(reason ->
            new Stopped(
                stopped.path("rule").asString(""),
                reason,
                stopped.path("runs").asInt(0),
                stopped.path("estimate").asDouble(Double.NaN),
                stopped.path("lower").asDouble(Double.NaN),
                stopped.path("upper").asDouble(Double.NaN)))
        .orElse(null);
  }

  private static @Nullable Reused reused(JsonNode reused) {
    return reused.isObject()
        ? new Reused(
            reused.path("sweep_id").asString(""),
            reused.path("run_id").asInt(0),
            reused.path("folder").asString(""))
        : null;
  }

  /// A kind of a newer writer reads as none.
  private static @Nullable FailureKind failureKind(String key) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(key))
        .findFirst()
        .orElse(null);
  }
}
