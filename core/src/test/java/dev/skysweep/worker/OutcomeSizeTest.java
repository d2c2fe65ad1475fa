package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.Sha256;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.WorkerMessage.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a worker says of a run stays small, whatever the run left: on a cluster all of it goes
/// through the head's memory.
class OutcomeSizeTest {
  private static final int LIMIT = 4096;
  private static final int RUN = 123_456;
  private static final RunTiming TIMING =
      new RunTiming(
          Instant.parse("2026-11-30T02:40:11.123456789Z"),
          Instant.parse("2026-11-30T02:41:12.123456789Z"),
          Duration.ofNanos(61_000_123_456L));

  @TempDir private Path study;

  @Test
  void ofARunWithTwelveOutputs() {
    Map<String, OutputFile> tables =
        IntStream.range(0, 12)
            .mapToObj("report__StateOfTheSatellite%d"::formatted)
            .collect(Collectors.toMap(Function.identity(), OutcomeSizeTest::file));
    var outputs = new RunOutputs(tables, Map.of(), Map.of("Targeter", true), List.of());

    assertThat(said(new RunOutcome.Succeeded(RUN, TIMING, null, outputs))).isLessThan(LIMIT);
  }

  @Test
  void ofAFailureWithALongLog() throws IOException {
    Path folder = Files.createDirectories(study.resolve("runs/123456"));
    for (String line : List.of("a \"line\" of the log", "x".repeat(700), "état \\ ".repeat(9))) {
      Files.writeString(folder.resolve("gmat.log"), (line + "\n").repeat(10_000));

      RunOutcome.Failed failed =
          FailedRun.of(study, RUN, TIMING, FailureKind.ENGINE_ERROR, "no luck. ".repeat(50));

      assertThat(failed.message()).contains("no luck", line);
      assertThat(said(failed)).isLessThan(LIMIT);
    }
  }

  private static OutputFile file(String key) {
    String path = "runs/%06d/%s.parquet".formatted(RUN, key);
    return new OutputFile(path, Sha256.of(path.getBytes(UTF_8)), 123_456_789);
  }

  private static int said(RunOutcome outcome) {
    return new Done(outcome, false).toLine().getBytes(UTF_8).length;
  }
}
