package dev.skysweep.manifest;

import static dev.skysweep.manifest.JsonMembers.mapOf;
import static dev.skysweep.manifest.JsonMembers.required;
import static dev.skysweep.manifest.JsonMembers.text;
import static dev.skysweep.manifest.JsonMembers.textOrNull;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.LineSeal.Verdict;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Stopped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lines as entries, ours and the reference's.
final class EntryDecoder {
  /// What the index needs of a line.
  record Gist(int runId, RunStatus status) {}

  private static final byte[] RUN_ID = "{\"run_id\":".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern OUTPUT_NAME = Pattern.compile("\\w{1,200}");
  private static final byte[] STATUS = ",\"status\":\"".getBytes(StandardCharsets.US_ASCII);

  private EntryDecoder() {}

  /// Run and status of a line, checked: a sealed line by its seal, another by reading all of it.
  static Gist gist(byte[] bytes, int start, int end, LineSeal seal) throws MalformedLine {
    if (verdict(bytes, start, end, seal) == Verdict.WHOLE) {
      Gist gist = leadingGist(bytes, start, end);
      if (gist != null) {
        return gist;
      }
    }
    ManifestEntry entry = parse(bytes, start, end, seal);
    return new Gist(entry.runId(), entry.runStatus());
  }

  private static @Nullable Gist leadingGist(byte[] bytes, int start, int end) {
    if (!startsWith(RUN_ID, bytes, start, end)) {
      return null;
    }
    int at = start + RUN_ID.length;
    int runId = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      runId = runId * 10 + bytes[at] - '0';
    }
    if (!startsWith(STATUS, bytes, at, end)) {
      return null;
    }
    int word = at + STATUS.length;
    int wordEnd = word;
    while (bytes[wordEnd] != '"') {
      wordEnd++;
    }
    String status = new String(bytes, word, wordEnd - word, StandardCharsets.US_ASCII);
    return new Gist(runId, RunStatus.of(status));
  }

  private static boolean startsWith(byte[] text, byte[] bytes, int at, int end) {
    return at + text.length <= end
        && Arrays.equals(text, 0, text.length, bytes, at, at + text.length);
  }

  /// The entry that a line holds.
  static ManifestEntry parse(byte[] bytes, int start, int end, LineSeal seal) throws MalformedLine {
    Verdict verdict = verdict(bytes, start, end, seal);
    try {
      JsonNode line = Json.mapper().readTree(bytes, start, end - start);
      if (!line.isObject()) {
        throw new MalformedLine("is not a JSON object");
      }
      JsonNode ours = line.path(EntryEncoder.OURS);
      if (!ours.isMissingNode() && verdict == Verdict.UNSEALED) {
        throw new MalformedLine("has lost its checksum: the line was changed or damaged");
      }
      return entry(line, ours);
    } catch (JacksonException e) {
      throw new MalformedLine("is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Verdict verdict(byte[] bytes, int start, int end, LineSeal seal)
      throws MalformedLine {
    Verdict verdict = seal.check(bytes, start, end);
    if (verdict == Verdict.BROKEN) {
      throw new MalformedLine(
          "does not match its checksum: it was changed or damaged, or is of another sweep");
    }
    return verdict;
  }

  private static ManifestEntry entry(JsonNode line, JsonNode ours) throws MalformedLine {
    JsonNode runId = required(line, "run_id");
    // One less than the highest int, so that there is a number of runs.
    if (!runId.isInt() || runId.intValue() < 0 || runId.intValue() == Integer.MAX_VALUE) {
      throw new MalformedLine("has no whole number from 0 as 'run_id'");
    }
    return new ManifestEntry(
        runId.intValue(),
        text(line, "status"),
        ValueMembers.readAll(required(line, "overrides")),
        ValueMembers.readAll(line.path("context")),
        timing(line),
        textOrNull(line, "log_path"),
        textOrNull(line, "stderr"),
        outputs(line, ours),
        ours.isObject() ? record(ours) : null);
  }

  private static RunTiming timing(JsonNode line) throws MalformedLine {
    JsonNode seconds = required(line, "duration_s");
    if (!seconds.isNumber() || !Double.isFinite(seconds.doubleValue())) {
      throw new MalformedLine("has no number as 'duration_s'");
    }
    return new RunTiming(
        Timestamps.read(text(line, "started_at")),
        Timestamps.read(text(line, "ended_at")),
        Duration.ofNanos(Math.round(seconds.doubleValue() * EntryEncoder.NANOS)));
  }

  private static RunOutputs outputs(JsonNode line, JsonNode ours) throws MalformedLine {
    List<String> notes = ours.path("notes").valueStream().map(JsonNode::asString).toList();
    return new RunOutputs(
        files(required(line, "output_paths"), ours.path("outputs")),
        files(line.path("solver_paths"), ours.path("solvers")),
        mapOf(line.path("converged"), JsonNode::asBoolean),
        new Postprocess(
            line.path("postprocess_status").asString("none"),
            files(line.path("extra_outputs"), ours.path("extras"))),
        notes,
        ours.path("content_sha256").asString(""));
  }

  /// Keys become names of files and columns, so they are names and nothing else.
  private static Map<String, OutputFile> files(JsonNode paths, JsonNode digests)
      throws MalformedLine {
    Map<String, OutputFile> files = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (!OUTPUT_NAME.matcher(path.getKey()).matches()) {
        throw new MalformedLine("names an output '" + path.getKey() + "', which is no name");
      }
      JsonNode digest = digests.path(path.getKey());
      files.put(
          path.getKey(),
          new OutputFile(
              path.getValue().asString(),
              digest.path("sha256").asString(""),
              digest.path("bytes").asLong(-1)));
    }
    return files;
  }

  private static AttemptRecord record(JsonNode ours) throws MalformedLine {
    JsonNode exit = ours.path("exit_code");
    Attempt attempt =
        new Attempt(
            ours.path("attempt").asInt(1),
            ours.path("host").asString(""),
            ours.path("pid").asLong(0),
            exit.isInt() ? (Integer) exit.intValue() : null,
            node(ours.path("node")),
            reused(ours.path("reused")));
    return new AttemptRecord(
        attempt,
        failureKind(ours.path("failure_kind")),
        ours.path("retried").asBoolean(false),
        growth(ours.path("growth")),
        stopped(ours.path("stopped")));
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
  private static @Nullable FailureKind failureKind(JsonNode key) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(key.asString("")))
        .findFirst()
        .orElse(null);
  }
}
