package dev.skysweep.manifest;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Growth;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutcome.Failed;
import dev.skysweep.study.RunOutcome.Succeeded;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Stopped;
import dev.skysweep.study.Stopped.Reason;
import dev.skysweep.study.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Headers and entries to test with.
final class Sample {
  static final Instant START = Instant.parse("2026-11-23T13:18:38.758765Z");
  static final Attempt FIRST_ATTEMPT = new Attempt(1, "pluto", 4711, null);

  private Sample() {}

  static ManifestHeader header(int runs) {
    return header(runs, "a1b2");
  }

  static ManifestHeader header(int runs, String sweepId) {
    SkysweepOrigin.Engine engine =
        new SkysweepOrigin.Engine("R2026a", "native", "beef", Map.of("DE405", "cafe"));
    SkysweepOrigin origin =
        new SkysweepOrigin(
            sweepId,
            "0.1.0",
            START,
            "LocalPool",
            engine,
            "c0de",
            Map.of("timeout_s", Value.of(60)));
    return ManifestHeader.of(
        "3acd58b413ffeb557d1ec837ec77504f64f32309b48e5354523b3ee21bb0dc3c",
        runs,
        Json.mapper().readTree("{\"_kind\":\"grid\",\"Sat.SMA\":[7000.0,7100.0]}"),
        null,
        origin);
  }

  static ManifestEntry succeeded(int runId) {
    Map<FieldPath, Value> overrides = Map.of(FieldPath.parse("Sat.SMA"), Value.of(7000.0 + runId));
    return ManifestEntry.of(
        RunSpec.of(runId, overrides),
        new Succeeded(runId, timing(12_345_678), "runs/0/run.log", outputs(runId)),
        FIRST_ATTEMPT,
        false);
  }

  static ManifestEntry failed(int runId) {
    return ManifestEntry.of(
        RunSpec.of(runId, Map.of()),
        new Failed(runId, timing(1), null, FailureKind.TIMED_OUT, "took longer than 60 s"),
        new Attempt(2, "charon", 17, 137),
        true);
  }

  private static RunOutputs outputs(int runId) {
    OutputFile report =
        new OutputFile("runs/%06d/report__RF.parquet".formatted(runId), "ab".repeat(32), 5_800);
    return new RunOutputs(Map.of("report__RF", report), Map.of(), Map.of(), List.of());
  }

  private static RunTiming timing(long nanoseconds) {
    return new RunTiming(START, START.plus(1, MICROS), Duration.ofNanos(nanoseconds));
  }

  /// An entry with everything that one can hold, hostile texts among it.
  static ManifestEntry any(RandomGenerator random, int runId) {
    RunSpec spec = new RunSpec(runId, overrides(random), context(random));
    ManifestEntry entry =
        ManifestEntry.of(
            spec,
            outcome(random, runId),
            new Attempt(
                random.nextInt(1, 5),
                text(random),
                random.nextLong(1L << 40),
                random.nextBoolean() ? 137 : null,
                null,
                random.nextBoolean()
                    ? new Reused(text(random), random.nextInt(1000), text(random))
                    : null),
            random.nextBoolean());
    ManifestEntry grown =
        entry.with(random.nextBoolean() ? new Growth(random.nextInt(9), List.of(3, 6)) : null);
    return random.nextInt(4) == 0
        ? grown.with(new Stopped(text(random), Reason.MAX, 7, 0.5, Double.NEGATIVE_INFINITY, 1))
        : grown;
  }

  private static RunOutcome outcome(RandomGenerator random, int runId) {
    RunTiming timing =
        new RunTiming(
            Instant.ofEpochSecond(random.nextLong(2_000_000_000L), random.nextInt(1_000_000_000)),
            Instant.ofEpochSecond(random.nextLong(2_000_000_000L), random.nextInt(1_000_000_000)),
            Duration.ofNanos(random.nextLong(1L << 50)));
    if (random.nextBoolean()) {
      FailureKind[] kinds = FailureKind.values();
      FailureKind kind = kinds[random.nextInt(kinds.length)];
      return new Failed(runId, timing, null, kind, text(random));
    }
    Map<String, OutputFile> files = new LinkedHashMap<>();
    IntStream.range(0, random.nextInt(3))
        .forEach(i -> files.put("report__" + i, new OutputFile(path(random), "ab", i)));
    return new Succeeded(
        runId,
        timing,
        path(random),
        new RunOutputs(files, files, Map.of("DC", random.nextBoolean()), List.of(text(random)))
            .withContent(random.nextBoolean() ? text(random) : ""));
  }

  private static Map<FieldPath, Value> overrides(RandomGenerator random) {
    Map<FieldPath, Value> overrides = new LinkedHashMap<>();
    IntStream.range(0, random.nextInt(4))
        .forEach(i -> overrides.put(FieldPath.parse("Sat.F" + i), value(random)));
    return overrides;
  }

  private static Map<String, Value> context(RandomGenerator random) {
    Map<String, Value> context = new LinkedHashMap<>();
    IntStream.range(0, random.nextInt(3)).forEach(_ -> context.put(text(random), value(random)));
    return context;
  }

  private static Value value(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Value.of(random.nextLong());
      case 1 -> Value.of(Double.longBitsToDouble(random.nextLong()));
      case 2 -> Value.of((double) random.nextInt(100));
      case 3 -> Value.of(Double.NaN);
      case 4 -> Value.of(Double.NEGATIVE_INFINITY);
      case 5 -> Value.of(random.nextBoolean());
      case 6 -> Value.of(List.of(Value.of(1), Value.of("Luna"), Value.of(List.of())));
      default -> Value.of(text(random));
    };
  }

  /// Python's paths drop slashes that mean nothing.
  private static String path(RandomGenerator random) {
    return text(random).replace('/', '_');
  }

  /// Line ends of all kinds, quotes, what looks like a member of ours, characters beyond ASCII.
  private static String text(RandomGenerator random) {
    List<String> hostile =
        List.of("\r\n", "\u2028", "\",\"run_id\":7", "\u0000", "\ud83d\ude80", "\\", "\"}\n{", "é");
    return Trials.text(random, 8)
        + hostile.get(random.nextInt(hostile.size()))
        + Trials.text(random, 8);
  }
}
