package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.Stopped;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Entries as lines: the reference's members, ours under `skysweep`, the seal at the end. Run id
/// and status come first, so that the million lines of a big sweep can be indexed without parsing
/// them.
final class EntryEncoder {
  static final String OURS = "skysweep";
  static final double NANOS = 1e9;

  private EntryEncoder() {}

  /// The whole line with its line feed.
  static byte[] write(ManifestEntry entry, LineSeal seal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = Json.mapper().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("run_id", entry.runId());
      out.writeStringProperty("status", entry.status());
      ValueMembers.write(out, "overrides", entry.overrides());
      ValueMembers.write(out, "context", entry.context());
      out.writeStringProperty("started_at", Timestamps.write(entry.timing().startedAt()));
      out.writeStringProperty("ended_at", Timestamps.write(entry.timing().endedAt()));
      out.writeNumberProperty("duration_s", entry.timing().elapsed().toNanos() / NANOS);
      out.writeStringProperty("log_path", entry.logPath());
      writePaths(out, "output_paths", entry.outputs().tables());
      writePaths(out, "solver_paths", entry.outputs().solvers());
      out.writeObjectPropertyStart("converged");
      entry.outputs().converged().forEach(out::writeBooleanProperty);
      out.writeEndObject();
      writePaths(out, "extra_outputs", entry.outputs().postprocess().files());
      out.writeStringProperty("postprocess_status", entry.outputs().postprocess().status());
      out.writeStringProperty("stderr", entry.message());
      if (entry.record() != null) {
        writeOurs(out, entry.record(), entry.outputs());
      }
      out.writeEndObject();
    }
    return seal.seal(bytes.toByteArray());
  }

  private static void writePaths(JsonGenerator out, String name, Map<String, OutputFile> files) {
    out.writeObjectPropertyStart(name);
    files.forEach((key, file) -> out.writeStringProperty(key, file.path()));
    out.writeEndObject();
  }

  private static void writeOurs(JsonGenerator out, AttemptRecord record, RunOutputs outputs) {
    Attempt attempt = record.attempt();
    FailureKind kind = record.failureKind();
    out.writeObjectPropertyStart(OURS);
    out.writeNumberProperty("attempt", attempt.number());
    out.writeStringProperty("host", attempt.host());
    out.writeNumberProperty("pid", attempt.processId());
    if (attempt.exitCode() != null) {
      out.writeNumberProperty("exit_code", attempt.exitCode());
    }
    if (attempt.node() != null) {
      writeNode(out, attempt.node());
    }
    if (attempt.reused() != null) {
      writeReused(out, attempt.reused());
    }
    if (kind != null) {
      out.writeStringProperty("failure_kind", kind.name().toLowerCase(Locale.ROOT));
    }
    out.writeBooleanProperty("retried", record.retried());
    if (record.growth() != null) {
      writeGrowth(out, record.growth());
    }
    if (record.stopped() != null) {
      writeStopped(out, record.stopped());
    }
    if (!outputs.content().isEmpty()) {
      out.writeStringProperty("content_sha256", outputs.content());
    }
    writeDigests(out, "outputs", outputs.tables());
    writeDigests(out, "solvers", outputs.solvers());
    if (!outputs.postprocess().files().isEmpty()) {
      writeDigests(out, "extras", outputs.postprocess().files());
    }
    out.writeArrayPropertyStart("notes");
    outputs.notes().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeNode(JsonGenerator out, ClusterNode node) {
    out.writeObjectPropertyStart("node");
    out.writeStringProperty("id", node.id());
    out.writeStringProperty("image", node.image());
    out.writeStringProperty("build", node.build());
    out.writeStringProperty("engine", node.engine());
    out.writeEndObject();
  }

  private static void writeReused(JsonGenerator out, Reused reused) {
    out.writeObjectPropertyStart("reused");
    out.writeStringProperty("sweep_id", reused.sweepId());
    out.writeNumberProperty("run_id", reused.runId());
    out.writeStringProperty("folder", reused.folder());
    out.writeEndObject();
  }

  private static void writeGrowth(JsonGenerator out, Growth growth) {
    out.writeObjectPropertyStart("growth");
    out.writeNumberProperty("runs", growth.runs());
    out.writeArrayPropertyStart("sizes");
    growth.sizes().forEach(out::writeNumber);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeStopped(JsonGenerator out, Stopped stopped) {
    out.writeObjectPropertyStart("stopped");
    out.writeStringProperty("rule", stopped.rule());
    out.writeStringProperty("reason", stopped.reason().name().toLowerCase(Locale.ROOT));
    out.writeNumberProperty("runs", stopped.runs());
    out.writeNumberProperty("estimate", stopped.estimate());
    out.writeNumberProperty("lower", stopped.lower());
    out.writeNumberProperty("upper", stopped.upper());
    out.writeEndObject();
  }

  private static void writeDigests(JsonGenerator out, String name, Map<String, OutputFile> files) {
    out.writeObjectPropertyStart(name);
    files.forEach((key, file) -> {
      out.writeObjectPropertyStart(key);
      out.writeNumberProperty("bytes", file.bytes());
      out.writeStringProperty("sha256", file.sha256());
      out.writeEndObject();
    });
    out.writeEndObject();
  }
}
