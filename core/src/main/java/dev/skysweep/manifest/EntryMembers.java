package dev.skysweep.manifest;

import dev.skysweep.manifest.LineSeal.Verdict;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The members of one entry's line, taken from the parser as they come: big studies have many
/// lines, and a tree of each would take as long again.
final class EntryMembers {
  private static final Pattern OUTPUT_NAME = Pattern.compile("\\w{1,200}");

  private final JsonParser in;
  private final Verdict verdict;

  private @Nullable Integer runId;
  private @Nullable String status;
  private @Nullable Map<String, Value> overrides;
  private Map<String, Value> context = Map.of();
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable Duration elapsed;
  private boolean hasLogPath;
  private @Nullable String logPath;
  private boolean hasMessage;
  private @Nullable String message;
  private @Nullable Map<String, String> tables;
  private Map<String, String> solvers = Map.of();
  private Map<String, String> extras = Map.of();
  private Map<String, Boolean> converged = Map.of();
  private String postprocessStatus = "none";
  private @Nullable RecordMembers ours;

  /// @param in stands at the beginning of the object
  EntryMembers(JsonParser in, Verdict verdict) {
    this.in = in;
    this.verdict = verdict;
  }

  /// The entry; the parser then stands at the object's end.
  ManifestEntry read() throws MalformedLine {
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "run_id" -> runId = runId(token);
        case "status" -> status = text(token, name);
        case "overrides" -> overrides = ValueMembers.readAll(in);
        case "context" -> context = ValueMembers.readAll(in);
        case "started_at" -> startedAt = Timestamps.read(text(token, name));
        case "ended_at" -> endedAt = Timestamps.read(text(token, name));
        case "duration_s" -> elapsed = elapsed(token);
        case "log_path" -> {
          logPath = textOrNull(token, name);
          hasLogPath = true;
        }
        case "stderr" -> {
          message = textOrNull(token, name);
          hasMessage = true;
        }
        case "output_paths" -> tables = paths();
        case "solver_paths" -> solvers = paths();
        case "extra_outputs" -> extras = paths();
        case "converged" -> converged = JsonMembers.mapOf(in, JsonParser::getValueAsBoolean);
        case "postprocess_status" -> postprocessStatus = in.getValueAsString("none");
        case EntryEncoder.OURS -> ours = ours(token);
        default -> {}
      }
      // of a member that is not wanted, or of another kind than ours
      in.skipChildren();
    }
    return entry();
  }

  private ManifestEntry entry() throws MalformedLine {
    present(hasLogPath ? in : null, "log_path");
    present(hasMessage ? in : null, "stderr");
    return new ManifestEntry(
        present(runId, "run_id"),
        present(status, "status"),
        present(overrides, "overrides"),
        context,
        new RunTiming(
            present(startedAt, "started_at"),
            present(endedAt, "ended_at"),
            present(elapsed, "duration_s")),
        logPath,
        message,
        outputs(),
        ours == null ? null : ours.attemptRecord());
  }

  private RunOutputs outputs() throws MalformedLine {
    RecordMembers record = ours == null ? new RecordMembers(in) : ours;
    return new RunOutputs(
        files(present(tables, "output_paths"), record.outputs()),
        files(solvers, record.solvers()),
        converged,
        new Postprocess(postprocessStatus, files(extras, record.extras())),
        record.notes(),
        record.content());
  }

  /// Keys become names of files and columns, so they are names and nothing else.
  private static Map<String, OutputFile> files(
      Map<String, String> paths, Map<String, RecordMembers.Digest> digests) throws MalformedLine {
    if (paths.isEmpty()) {
      return Map.of();
    }
    Map<String, OutputFile> files = new TreeMap<>();
    for (Map.Entry<String, String> path : paths.entrySet()) {
      if (!OUTPUT_NAME.matcher(path.getKey()).matches()) {
        throw new MalformedLine("names an output '" + path.getKey() + "', which is no name");
      }
      var digest = digests.getOrDefault(path.getKey(), RecordMembers.Digest.UNKNOWN);
      files.put(path.getKey(), new OutputFile(path.getValue(), digest.sha256(), digest.bytes()));
    }
    return files;
  }

  private int runId(JsonToken token) throws MalformedLine {
    // One less than the highest int, so that there is a number of runs.
    if (token != JsonToken.VALUE_NUMBER_INT
        || in.getNumberType() != JsonParser.NumberType.INT
        || in.getIntValue() < 0
        || in.getIntValue() == Integer.MAX_VALUE) {
      throw new MalformedLine("has no whole number from 0 as 'run_id'");
    }
    return in.getIntValue();
  }

  private Duration elapsed(JsonToken token) throws MalformedLine {
    if (!token.isNumeric() || !Double.isFinite(in.getDoubleValue())) {
      throw new MalformedLine("has no number as 'duration_s'");
    }
    return Duration.ofNanos(Math.round(in.getDoubleValue() * EntryEncoder.NANOS));
  }

  private @Nullable RecordMembers ours(JsonToken token) throws MalformedLine {
    if (verdict == Verdict.UNSEALED) {
      throw new MalformedLine("has lost its checksum: the line was changed or damaged");
    }
    if (token != JsonToken.START_OBJECT) {
      return null;
    }
    RecordMembers members = new RecordMembers(in);
    members.read();
    return members;
  }

  private Map<String, String> paths() {
    return JsonMembers.mapOf(in, path -> path.getValueAsString(""));
  }

  private String text(JsonToken token, String name) throws MalformedLine {
    if (token != JsonToken.VALUE_STRING) {
      throw new MalformedLine("has no text as '" + name + "'");
    }
    return in.getString();
  }

  private @Nullable String textOrNull(JsonToken token, String name) throws MalformedLine {
    return token == JsonToken.VALUE_NULL ? null : text(token, name);
  }

  private static <T> T present(@Nullable T member, String name) throws MalformedLine {
    if (member == null) {
      throw new MalformedLine("has no '" + name + "'");
    }
    return member;
  }
}
