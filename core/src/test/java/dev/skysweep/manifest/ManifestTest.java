package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.PostprocessStep.Kind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Stopped;
import dev.skysweep.study.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the runs of a sweep stand, by what its manifest says.
class ManifestTest {
  private static final Until UNTIL = new Until("ci(mean(x)) < 1", 100);
  private static final Stopped STOPPED =
      new Stopped("ci(mean(x)) < 1", Stopped.Reason.KNOWN, 4, 2.5, 2.25, 2.75);

  @TempDir private Path root;

  private Manifest written(ManifestHeader header, ManifestEntry... entries) throws IOException {
    byte[] first = HeaderJson.write(header);
    LineSeal seal = LineSeal.after(ManifestScan.withoutFeed(first));
    var bytes = new ByteArrayOutputStream();
    bytes.write(first);
    for (ManifestEntry entry : entries) {
      bytes.write(EntryEncoder.write(entry, seal));
    }
    return Manifest.open(Files.write(root.resolve("manifest.jsonl"), bytes.toByteArray()));
  }

  private static ManifestHeader header(
      @Nullable BigInteger seed, @Nullable PostprocessStep step, @Nullable Until until) {
    ManifestHeader plain = Sample.header(4);
    SkysweepOrigin origin = plain.skysweep();
    return ManifestHeader.of(
        plain.scriptSha256(),
        4,
        plain.parameterSpec(),
        seed,
        new SkysweepOrigin(
            origin.sweepId(),
            origin.version(),
            origin.createdAt(),
            origin.pool(),
            origin.engine(),
            origin.scriptCopySha256(),
            step,
            until,
            origin.limits()));
  }

  private static ManifestEntry ofStatus(int runId, String status) {
    ManifestEntry ok = Sample.succeeded(runId);
    return new ManifestEntry(
        runId,
        status,
        ok.overrides(),
        ok.context(),
        ok.timing(),
        ok.logPath(),
        ok.message(),
        ok.outputs(),
        ok.record());
  }

  @Test
  void everyRunIsCountedOnceByItsLastLine() throws IOException {
    Manifest manifest =
        written(
            Sample.header(9),
            Sample.failed(0),
            Sample.succeeded(0),
            Sample.succeeded(1),
            Sample.failed(1),
            ofStatus(2, "skipped"),
            ofStatus(3, "postponed"),
            Sample.succeeded(4));

    RunCounts counts = manifest.counts();

    assertThat(counts).isEqualTo(new RunCounts(2, 1, 1, 1, 4));
    assertThat(counts.total()).isEqualTo(9);
    assertThat(counts.complete()).isFalse();
    assertThat(manifest.unfinished()).containsExactly(1, 5, 6, 7, 8);
    assertThat(manifest.attempts(0)).isEqualTo(2);
    assertThat(manifest.attempts(8)).isZero();
  }

  @Test
  void aSweepWhoseRunsHaveAllEndedIsComplete() throws IOException {
    assertThat(written(Sample.header(2), Sample.failed(1), Sample.succeeded(0)).counts().complete())
        .isTrue();
  }

  @Test
  void anExtensionCountsItsRunsFromTheFirstOneOn() throws IOException {
    var growth = new Growth(7, List.of(4, 7));

    assertThat(written(Sample.header(4), Sample.succeeded(3)).growth()).isNull();
    Manifest extended = written(Sample.header(4), Sample.succeeded(4).with(growth));

    assertThat(extended.growth()).isEqualTo(growth);
    assertThat(extended.runCount()).isEqualTo(7);
    assertThat(extended.unfinished()).containsExactly(0, 1, 2, 3, 5, 6);
  }

  /// The reference says nothing of extensions but the runs themselves.
  @Test
  void runsBeyondTheHeaderAreOfTheSweepToo() throws IOException {
    Manifest manifest = written(Sample.header(4), Sample.succeeded(5));

    assertThat(manifest.growth()).isNull();
    assertThat(manifest.runCount()).isEqualTo(6);
  }

  @Test
  void whyAStudyAddsNoMoreRunsStandsInItsLastLineWhichIsNoAttempt() throws IOException {
    ManifestEntry last = Sample.succeeded(3);
    ManifestHeader growing = header(null, null, UNTIL);

    assertThat(written(growing, last).stopped()).isEmpty();
    assertThat(written(header(null, null, null), last.with(STOPPED)).stopped()).isEmpty();
    Manifest done = written(growing, last, last.with(STOPPED));

    assertThat(done.stopped()).contains(STOPPED);
    assertThat(done.all()).containsExactly(last);
    assertThat(done.counts().ok()).isEqualTo(1);
  }

  @Test
  void theHeaderGivesBackSeedStepAndRule() throws IOException {
    var step =
        new PostprocessStep(
            Kind.COMMAND,
            "sh -c 'true'",
            List.of("sh", "-c", "true"),
            List.of("a.jar", "b"),
            Duration.ofMillis(2500),
            "beef");
    var seed = new BigInteger("123456789012345678901234567890");

    ManifestHeader header = header(seed, step, UNTIL);
    assertThat(written(header).header()).isEqualTo(header);

    ManifestHeader withClass =
        header(
            BigInteger.ZERO,
            new PostprocessStep(
                Kind.CLASS, "my.Hook", List.of(), List.of(), Duration.ofMinutes(10), ""),
            null);
    assertThat(written(withClass).header()).isEqualTo(withClass);
  }

  @Test
  void theNodeOfAnAttemptIsKept() throws IOException {
    var node = new ClusterNode("ab12", "image", "b01d", "e4e4");
    ManifestEntry entry =
        ManifestEntry.of(
            RunSpec.of(0, Map.of()),
            new RunOutcome.Failed(
                0,
                new RunTiming(Sample.START, Sample.START, Duration.ofSeconds(1)),
                null,
                FailureKind.WORKER_LOST,
                "gone"),
            new Attempt(1, "pluto", 17, null, node, null),
            true);

    assertThat(written(Sample.header(1), entry).entry(0)).contains(entry);
  }

  @Test
  void ofALongMessageTheBeginningAndTheEndAreKept() {
    int longest = 1 << 16;
    assertThat(failing("x".repeat(longest)).message()).hasSize(longest);

    String kept = failing("a" + "x".repeat(longest) + "z").message();

    assertThat(kept).startsWith("ax").endsWith("xz").contains("(2 characters left out)");
    assertThat(kept.replaceAll("\n.*\n", "")).hasSize(longest);
  }

  private static ManifestEntry failing(String message) {
    return ManifestEntry.of(
        RunSpec.of(0, Map.of()),
        new RunOutcome.Failed(
            0,
            new RunTiming(Sample.START, Sample.START, Duration.ofSeconds(1)),
            null,
            FailureKind.ENGINE_ERROR,
            message),
        Sample.FIRST_ATTEMPT,
        false);
  }
}
