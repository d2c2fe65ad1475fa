package dev.skysweep.ray;

import dev.skysweep.SkysweepVersion;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.BuildMark;
import dev.skysweep.worker.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a worker may make runs of this sweep: the same software and input files as everybody's,
/// the same study folder, and a clock that is right. Each worker process is asked once in a sweep.
final class WorkerFitness {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
  private static final String NONE = "none";

  private final StudyProbe probe;
  private final List<String> filesHere;
  private final Set<String> proven = new HashSet<>();
  private @Nullable WorkerIdentity first;

  /// @param filesHere files that the mission reads and that the driver has, by absolute path
  WorkerFitness(StudyProbe probe, List<String> filesHere) {
    this.probe = probe;
    this.filesHere = filesHere;
  }

  /// What is wrong with the worker of an attempt, naming both sides; empty if nothing is.
  ///
  /// @param here from when the driver sent the attempt until the answer arrived
  /// @param asked when the driver last asked the cluster for what it has answered before this; null
  ///   if it has answered nothing
  synchronized Optional<String> problem(
      AttemptReport report, WorkerIdentity worker, RunTiming here, @Nullable Instant asked) {
    String name = report.node() + "-" + report.processId();
    if (proven.contains(name)) {
      return Optional.empty();
    }
    Optional<String> problem =
        software(worker)
            .or(() -> folder(report))
            .or(() -> bucket(worker))
            .or(() -> clock(report, here, asked))
            .map(what -> "%s (node %s): %s".formatted(report.host(), report.node(), what));
    if (problem.isEmpty()) {
      first = first == null ? worker : first;
      proven.add(name);
    }
    return problem;
  }

  /// How many worker processes are fit.
  synchronized int fit() {
    return proven.size();
  }

  private Optional<String> software(WorkerIdentity worker) {
    WorkerIdentity other = first == null ? worker : first;
    return differs("Skysweep", worker.skysweepVersion(), "the driver", SkysweepVersion.current())
        .or(() -> differs("Skysweep's build", worker.build(), "the driver", BuildMark.current()))
        .or(() -> differs("GMAT", worker.gmatVersion(), other.host(), other.gmatVersion()))
        .or(() ->
            differs("the engine driver", worker.engineDriver(), other.host(), other.engineDriver()))
        .or(() -> differs("the engine", worker.engineHash(), other.host(), other.engineHash()))
        .or(() -> data(worker.dataHashes(), other))
        .or(() -> missing(worker))
        .or(() -> files(worker, other));
  }

  private Optional<String> missing(WorkerIdentity worker) {
    return filesHere.stream()
        .filter(file -> !worker.missionFiles().containsKey(file))
        .findFirst()
        .map(file ->
            "%s, which the mission reads and the driver has, is not there; put it on every node under that path"
                .formatted(file));
  }

  private static Optional<String> files(WorkerIdentity worker, WorkerIdentity other) {
    return Stream.of(worker, other)
        .flatMap(each -> each.missionFiles().keySet().stream())
        .flatMap(file ->
            differs(
                file + ", which the mission reads,",
                worker.missionFiles().getOrDefault(file, NONE),
                other.host(),
                other.missionFiles().getOrDefault(file, NONE),
                "put the same on every node")
                .stream())
        .findFirst();
  }

  private static Optional<String> data(Map<String, String> hashes, WorkerIdentity other) {
    return hashes.entrySet().stream()
        .flatMap(file ->
            differs(
                "GMAT's data file " + file.getKey(),
                file.getValue(),
                other.host(),
                other.dataHashes().getOrDefault(file.getKey(), NONE))
                .stream())
        .findFirst();
  }

  private static Optional<String> differs(String what, String there, String who, String other) {
    return differs(what, there, who, other, "install the same on every node, or use --ship");
  }

  private static Optional<String> differs(
      String what, String there, String who, String other, String cure) {
    return there.equals(other)
        ? Optional.empty()
        : Optional.of(
            "%s is %s there, but %s has %s; %s"
                .formatted(what, shortened(there), who, shortened(other), cure));
  }

  private static String shortened(String hash) {
    return hash.length() == 64 ? hash.substring(0, 12) + "…" : hash;
  }

  private Optional<String> folder(AttemptReport report) {
    return report.proof() == null || probe.sees(report.proof())
        ? Optional.empty()
        : Optional.of(
            "the study folder there is another one than the driver's: what it wrote to %s is not here"
                .formatted(probe.folder()));
  }

  private Optional<String> bucket(WorkerIdentity worker) {
    return probe.sees(worker)
        ? Optional.empty()
        : Optional.of(
            "the bucket there is another one than the driver's; give both the same AWS_ENDPOINT_URL");
  }

  /// The answer was given after the attempt was sent and before it arrived. Between these the
  /// attempt may have waited for its turn for long, but the cluster answers in order: what it was
  /// asked and has answered meanwhile shows that this answer was not there then.
  private static Optional<String> clock(
      AttemptReport report, RunTiming here, @Nullable Instant asked) {
    Instant there = instant(report.ended());
    Instant earliest = asked != null && asked.isAfter(here.startedAt()) ? asked : here.startedAt();
    Duration ahead = Duration.between(here.endedAt(), there);
    Duration behind = Duration.between(there, earliest);
    Duration off = ahead.compareTo(behind) > 0 ? ahead : behind;
    return off.compareTo(CLOCK_TOLERANCE) <= 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "its clock is %s the driver's by %.0f s (%s there, %s here); set it, e.g. by NTP",
                ahead.compareTo(behind) > 0 ? "ahead of" : "behind",
                off.toMillis() / 1000.0,
                there,
                here.endedAt()));
  }

  static Instant instant(double seconds) {
    return Instant.ofEpochSecond(0, Math.round(seconds * 1e9));
  }
}
