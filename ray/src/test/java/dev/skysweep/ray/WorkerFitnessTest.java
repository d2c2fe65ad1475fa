package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.SkysweepVersion;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.BuildMark;
import dev.skysweep.worker.WorkerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a worker is refused for, each by name with both sides.
class WorkerFitnessTest {
  @TempDir private Path study;
  private StudyProbe probe;
  private WorkerFitness fitness;

  @BeforeEach
  void begin() {
    probe = StudyProbe.in(study);
    fitness = new WorkerFitness(probe, List.of());
    assertThat(problem("one", worker("one", "gmat", "file"), 0)).isEmpty();
  }

  @AfterEach
  void end() {
    probe.close();
  }

  @Test
  void anotherLikeTheFirstIsFit() {
    assertThat(problem("two", worker("two", "gmat", "file"), 0)).isEmpty();
    assertThat(fitness.fit()).isEqualTo(2);
  }

  @Test
  void anotherDataFile() {
    assertThat(problem("two", worker("two", "gmat", "other"), 0))
        .hasValue(
            "two (node id-two): GMAT's data file EOP_FILE is other there, but one has file; install"
                + " the same on every node, or use --ship");
    assertThat(fitness.fit()).isEqualTo(1);
  }

  @Test
  void anotherEngine() {
    assertThat(problem("two", worker("two", "f".repeat(64), "file"), 0))
        .hasValueSatisfying(text ->
            assertThat(text).contains("the engine is ffffffffffff… there, but one has gmat"));
  }

  @Test
  void aFileOfTheMissionThatIsNotTheSameEverywhere() {
    WorkerIdentity two = worker("two", "gmat", "file", Map.of("/data/moon.bsp", "a".repeat(64)));
    assertThat(problem("two", two, 0))
        .hasValue(
            "two (node id-two): /data/moon.bsp, which the mission reads, is aaaaaaaaaaaa… there,"
                + " but one has none; put the same on every node");

    fitness = new WorkerFitness(probe, List.of("/data/moon.bsp"));
    assertThat(problem("one", worker("one", "gmat", "file"), 0))
        .hasValue(
            "one (node id-one): /data/moon.bsp, which the mission reads and the driver has, is not"
                + " there; put it on every node under that path");
    assertThat(problem("two", two, 0)).isEmpty();
    WorkerIdentity three = worker("three", "gmat", "file", Map.of("/data/moon.bsp", "other"));
    assertThat(problem("three", three, 0))
        .hasValueSatisfying(text -> assertThat(text).contains("is other there, but two has aaa"));
  }

  @Test
  void aClockThatIsWrong() {
    WorkerIdentity two = worker("two", "gmat", "file");

    assertThat(problem("two", two, 8))
        .hasValueSatisfying(
            text -> assertThat(text).contains("its clock is ahead of the driver's by 8 s", "NTP"));
    assertThat(problem("two", two, -8))
        .hasValueSatisfying(
            text -> assertThat(text).contains("its clock is behind the driver's by 8 s", "NTP"));
    assertThat(problem("two", two, 4)).isEmpty();
  }

  @Test
  void theDriversClockWasSetBackWhileTheAttemptWasAway() {
    Instant sent = Instant.now().minusSeconds(30);
    Instant now = sent.minusSeconds(3600);
    Iterator<Instant> clock = List.of(sent, now).iterator();
    Iterator<Long> nanos = List.of(0L, 30_000_000_000L).iterator();
    RunTiming here = new RunClock(clock::next, nanos::next).stop();

    assertThat(fitness.problem(report("two", 0, null), worker("two", "gmat", "file"), here, null))
        .isEmpty();
  }

  @Test
  void aClockThatIsBehindThoughTheRunWaitedForItsTurn() {
    Instant asked = Instant.now();
    Instant sent = asked.minusSeconds(600);
    var here = new RunTiming(sent, asked, Duration.between(sent, asked));
    WorkerIdentity two = worker("two", "gmat", "file");

    assertThat(fitness.problem(report("two", -60, null), two, here, asked))
        .hasValueSatisfying(
            text -> assertThat(text).contains("its clock is behind the driver's by 60 s"));
    // the driver was asleep: nothing that it asked meanwhile has come back
    assertThat(fitness.problem(report("two", -60, null), two, here, sent.minusSeconds(1)))
        .isEmpty();
  }

  @Test
  void anotherFolderUnderTheSamePath() {
    assertThat(
            fitness.problem(
                report("two", 0, "id-two-1"), worker("two", "gmat", "file"), now(), null))
        .hasValueSatisfying(text ->
            assertThat(text)
                .contains("the study folder there is another one than the driver's")
                .contains(probe.folder().toString()));
  }

  @Test
  void aFolderOfAnotherSweep() throws IOException {
    Files.writeString(probe.folder().resolve("id-two-1"), "another nonce");

    assertThat(
            fitness.problem(
                report("two", 0, "id-two-1"), worker("two", "gmat", "file"), now(), null))
        .hasValueSatisfying(text -> assertThat(text).contains("is another one than the driver's"));
  }

  private Optional<String> problem(String host, WorkerIdentity worker, int clockSeconds) {
    return fitness.problem(report(host, clockSeconds, null), worker, now(), null);
  }

  private static RunTiming now() {
    return new RunClock().stop();
  }

  private static AttemptReport report(String host, int clockSeconds, String proof) {
    double clock = System.currentTimeMillis() / 1000.0 + clockSeconds;
    return new AttemptReport(
        "id-" + host,
        host,
        "",
        clock,
        clock,
        0,
        null,
        null,
        null,
        1,
        null,
        null,
        proof,
        false,
        false);
  }

  private static WorkerIdentity worker(String host, String engine, String data) {
    return worker(host, engine, data, Map.of());
  }

  private static WorkerIdentity worker(
      String host, String engine, String data, Map<String, String> files) {
    return new WorkerIdentity(
        host,
        1,
        SkysweepVersion.current(),
        BuildMark.current(),
        "R2026a",
        "native",
        engine,
        Map.of("EOP_FILE", data),
        files);
  }
}
