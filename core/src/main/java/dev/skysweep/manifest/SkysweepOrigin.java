package dev.skysweep.manifest;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.Until;
import dev.skysweep.study.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What only our own headers tell: the member `skysweep`.
///
/// @param sweepId names the sweep among all others
/// @param version of Skysweep
/// @param createdAt UTC, to the microsecond
/// @param pool where the runs were meant to execute
/// @param scriptCopySha256 of the study's own `mission.script`, which differs from the script where
///   that includes files or names some beside it; see [ScriptHash]
/// @param postprocess what follows GMAT in every run; null for nothing
/// @param until when a study that adds runs by itself has enough of them; null for a fixed number
/// @param limits of a run (timeout, attempts, ...), by the name of their option
public record SkysweepOrigin(
    String sweepId,
    String version,
    Instant createdAt,
    String pool,
    Engine engine,
    String scriptCopySha256,
    @Nullable PostprocessStep postprocess,
    @Nullable Until until,
    Map<String, Value> limits) {
  /// The engine that computed the runs.
  ///
  /// @param version e.g. `R2026a`
  /// @param driver `native` or `python`
  /// @param build SHA-256 of its library
  /// @param data SHA-256 of each data file that it reads, by name
  public record Engine(String version, String driver, String build, Map<String, String> data) {
    public Engine {
      data = Collections.unmodifiableMap(new TreeMap<>(data));
    }
  }

  /// Of a sweep without post-processing and of a fixed number of runs.
  public SkysweepOrigin(
      String sweepId,
      String version,
      Instant createdAt,
      String pool,
      Engine engine,
      String scriptCopySha256,
      Map<String, Value> limits) {
    this(sweepId, version, createdAt, pool, engine, scriptCopySha256, null, null, limits);
  }

  public SkysweepOrigin {
    createdAt = createdAt.truncatedTo(MICROS);
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
  }
}
