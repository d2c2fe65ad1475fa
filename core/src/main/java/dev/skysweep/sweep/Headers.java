package dev.skysweep.sweep;

import dev.skysweep.SkysweepVersion;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.ScriptHash;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.study.DerivedDesign;
import dev.skysweep.study.Design;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.SampledDesign;
import dev.skysweep.study.Until;
import dev.skysweep.study.Value;
import dev.skysweep.worker.WorkerIdentity;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The first line of a new sweep's manifest.
final class Headers {
  private Headers() {}

  /// @param script the mission script as the user gave it
  /// @param copy the text that the study keeps of it
  /// @param until null for a fixed number of runs
  static ManifestHeader of(
      Path script,
      String copy,
      Design design,
      String pool,
      WorkerIdentity worker,
      @Nullable Until until,
      SweepOptions options) {
    var engine =
        new SkysweepOrigin.Engine(
            worker.gmatVersion(), worker.engineDriver(), worker.engineHash(), worker.dataHashes());
    var origin =
        new SkysweepOrigin(
            UUID.randomUUID().toString(),
            SkysweepVersion.current(),
            Instant.now(),
            pool,
            engine,
            ScriptHash.of(copy),
            options.postprocess(),
            until,
            limits(options.limits()));
    return ManifestHeader.of(
        ScriptHash.of(script), design.runCount(), design.parameterSpec(), seed(design), origin);
  }

  private static @Nullable BigInteger seed(Design design) {
    return switch (design) {
      case SampledDesign sampled -> sampled.seed();
      case DerivedDesign derived -> seed(derived.base());
      default -> null;
    };
  }

  private static Map<String, Value> limits(RunLimits limits) {
    var named = new HashMap<String, Value>();
    named.put("max_output_bytes", Value.of(limits.maxOutputBytes()));
    named.put("max_attempts", Value.of(limits.maxAttempts()));
    Duration timeout = limits.timeout();
    if (timeout != null) {
      named.put("timeout_s", Value.of(timeout.toMillis() / 1000.0));
    }
    Long memory = limits.maxMemoryBytes();
    if (memory != null) {
      named.put("max_memory_bytes", Value.of(memory));
    }
    return named;
  }
}
