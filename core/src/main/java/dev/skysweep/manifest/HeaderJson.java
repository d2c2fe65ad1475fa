package dev.skysweep.manifest;

import static dev.skysweep.manifest.JsonMembers.mapOf;
import static dev.skysweep.manifest.JsonMembers.required;
import static dev.skysweep.manifest.JsonMembers.text;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.LineSeal.Verdict;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.PostprocessStep.Kind;
import dev.skysweep.study.Until;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The header as a line: the reference's members, ours under `skysweep`, the seal at the end.
final class HeaderJson {
  private static final String OURS = "skysweep";

  private HeaderJson() {}

  /// The whole line with its line feed.
  static byte[] write(ManifestHeader header) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    ReferenceOrigin reference = header.reference();
    try (JsonGenerator out = Json.mapper().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("schema_version", ManifestHeader.SCHEMA_VERSION);
      out.writeStringProperty("script_sha256", header.scriptSha256());
      out.writeNumberProperty("run_count", header.runCount());
      out.writeStringProperty("backend", header.backend());
      out.writeStringProperty("gmat_install_version", header.gmatVersion());
      out.writeStringProperty("gmat_run_version", reference.gmatRunVersion());
      out.writeStringProperty("gmat_sweep_version", reference.gmatSweepVersion());
      out.writeStringProperty("os_platform", header.platform());
      out.writeStringProperty("postprocess", reference.postprocess());
      out.writeStringProperty("python_version", reference.pythonVersion());
      out.writeName("sweep_seed");
      out.writeNumber(header.sweepSeed());
      out.writeName("parameter_spec");
      out.writeTree(header.parameterSpec());
      if (header.skysweep() != null) {
        writeOurs(out, header.skysweep());
      }
      out.writeEndObject();
    }
    return LineSeal.HEADER.seal(bytes.toByteArray());
  }

  private static void writeOurs(JsonGenerator out, SkysweepOrigin origin) {
    SkysweepOrigin.Engine engine = origin.engine();
    out.writeObjectPropertyStart(OURS);
    out.writeStringProperty("sweep_id", origin.sweepId());
    out.writeStringProperty("version", origin.version());
    out.writeStringProperty("created_at", Timestamps.write(origin.createdAt()));
    out.writeStringProperty("pool", origin.pool());
    out.writeObjectPropertyStart("engine");
    out.writeStringProperty("version", engine.version());
    out.writeStringProperty("driver", engine.driver());
    out.writeStringProperty("build_sha256", engine.build());
    out.writeObjectPropertyStart("data_sha256");
    engine.data().forEach(out::writeStringProperty);
    out.writeEndObject();
    out.writeEndObject();
    out.writeStringProperty("script_copy_sha256", origin.scriptCopySha256());
    if (origin.postprocess() != null) {
      writeStep(out, origin.postprocess());
    }
    if (origin.until() != null) {
      out.writeObjectPropertyStart("until");
      out.writeStringProperty("rule", origin.until().rule());
      out.writeNumberProperty("max", origin.until().max());
      out.writeEndObject();
    }
    ValueMembers.write(out, "limits", origin.limits());
    out.writeEndObject();
  }

  private static void writeStep(JsonGenerator out, PostprocessStep step) {
    out.writeObjectPropertyStart("postprocess");
    out.writeStringProperty("kind", step.kind().name().toLowerCase(Locale.ROOT));
    out.writeStringProperty("text", step.text());
    writeTexts(out, "words", step.words());
    writeTexts(out, "class_path", step.classPath());
    out.writeNumberProperty("limit_s", step.limit().toMillis() / 1000.0);
    out.writeStringProperty("sha256", step.sha256());
    out.writeEndObject();
  }

  private static void writeTexts(JsonGenerator out, String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private static @Nullable PostprocessStep step(JsonNode step) throws MalformedLine {
    if (!step.isObject()) {
      return null;
    }
    return new PostprocessStep(
        text(step, "kind").equals("class") ? Kind.CLASS : Kind.COMMAND,
        text(step, "text"),
        step.path("words").valueStream().map(JsonNode::asString).toList(),
        step.path("class_path").valueStream().map(JsonNode::asString).toList(),
        Duration.ofMillis(Math.round(step.path("limit_s").asDouble(0) * 1000)),
        text(step, "sha256"));
  }

  private static @Nullable Until until(JsonNode until) throws MalformedLine {
    return until.isObject()
        ? new Until(text(until, "rule"), until.path("max").asInt(Integer.MAX_VALUE))
        : null;
  }

  static ManifestHeader read(byte[] line) throws MalformedLine {
    Verdict verdict = LineSeal.HEADER.check(line, 0, line.length);
    if (verdict == Verdict.BROKEN) {
      throw new MalformedLine("does not match its checksum: it was changed or damaged");
    }
    try {
      JsonNode header = Json.mapper().readTree(line);
      if (!header.isObject()) {
        throw new MalformedLine("is not the header of a manifest");
      }
      if (header.has(OURS) && verdict == Verdict.UNSEALED) {
        throw new MalformedLine("has lost its checksum: it was changed or damaged");
      }
      checkVersion(header.path("schema_version"));
      return header(header);
    } catch (JacksonException e) {
      throw new MalformedLine("is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// The reference's first manifests had no version and are of version 1.
  private static void checkVersion(JsonNode version) throws MalformedLine {
    if (version.isMissingNode()) {
      return;
    }
    if (!version.isInt()) {
      throw new MalformedLine("has no whole number as 'schema_version': " + version);
    }
    if (version.intValue() != ManifestHeader.SCHEMA_VERSION) {
      throw MalformedLine.beyondRepair(
          "is of schema version %d, this Skysweep reads version %d"
              .formatted(version.intValue(), ManifestHeader.SCHEMA_VERSION),
          "use the program that wrote it, or a newer Skysweep");
    }
  }

  private static ManifestHeader header(JsonNode header) throws MalformedLine {
    JsonNode runCount = required(header, "run_count");
    if (!runCount.isInt() || runCount.intValue() < 0) {
      throw new MalformedLine("has no whole number from 0 as 'run_count'");
    }
    JsonNode ours = header.path(OURS);
    return new ManifestHeader(
        text(header, "script_sha256"),
        runCount.intValue(),
        required(header, "parameter_spec"),
        seed(required(header, "sweep_seed")),
        header.path("backend").asString("unknown"),
        text(header, "gmat_install_version"),
        text(header, "os_platform"),
        new ReferenceOrigin(
            text(header, "gmat_sweep_version"),
            text(header, "gmat_run_version"),
            text(header, "python_version"),
            header.path("postprocess").isString()
                ? header.path("postprocess").stringValue()
                : null),
        ours.isObject() ? origin(ours) : null);
  }

  private static @Nullable BigInteger seed(JsonNode seed) throws MalformedLine {
    if (!seed.isNull() && !seed.isIntegralNumber()) {
      throw new MalformedLine("has no whole number as 'sweep_seed'");
    }
    return seed.isNull() ? null : seed.bigIntegerValue();
  }

  private static SkysweepOrigin origin(JsonNode ours) throws MalformedLine {
    JsonNode engine = required(ours, "engine");
    return new SkysweepOrigin(
        text(ours, "sweep_id"),
        text(ours, "version"),
        Timestamps.read(text(ours, "created_at")),
        text(ours, "pool"),
        new SkysweepOrigin.Engine(
            text(engine, "version"),
            text(engine, "driver"),
            text(engine, "build_sha256"),
            mapOf(engine.path("data_sha256"), JsonNode::asString)),
        text(ours, "script_copy_sha256"),
        step(ours.path("postprocess")),
        until(ours.path("until")),
        ValueMembers.readAll(ours.path("limits")));
  }
}
