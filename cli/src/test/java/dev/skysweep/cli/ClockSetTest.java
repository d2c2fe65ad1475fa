package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The machine's clock is set while a sweep runs: back, as by a time server, or on by an hour,
/// which is what processes see of a laptop that slept. Driver and workers are the real ones, and
/// ask a clock that a preloaded library puts before the machine's.
class ClockSetTest {
  private static final int RUNS = 60;

  @TempDir private Path folder;
  private Path script;
  private Path clock;
  private Map<String, String> clockThatIsSet;

  @BeforeEach
  void makeClock() throws IOException {
    TestEngine.installation();
    script = Files.writeString(folder.resolve("mission.script"), Study.HALF_A_DAY);
    clock = Files.writeString(folder.resolve("clock"), "0");
    Path source = folder.resolve("setclock.c");
    Path library = folder.resolve("setclock.so");
    try (InputStream text = ClockSetTest.class.getResourceAsStream("/clock/setclock.c")) {
      Files.copy(Objects.requireNonNull(text), source);
    }
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux") && compiles(source, library),
        "a library to preload can be made where there is a C compiler");
    clockThatIsSet = Map.of("LD_PRELOAD", library.toString(), "SETCLOCK", clock.toString());
  }

  private static boolean compiles(Path source, Path library) {
    try {
      return SmallDisk.call("cc", "-shared", "-fPIC", "-o", library + "", source + "") == 0;
    } catch (AssertionError e) {
      // no compiler
      return false;
    }
  }

  private void setClock(Duration by) throws IOException {
    // at once: a reader sees the old text or the new one
    Path next = Files.writeString(folder.resolve("next"), Long.toString(by.toSeconds()));
    Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
  }

  private DriverProcess start(Study study) {
    return DriverProcess.start(
        clockThatIsSet,
        "run",
        script.toString(),
        "--grid",
        "Sat.SMA=6900:7300:" + RUNS,
        "--workers",
        "2",
        "--timeout",
        "60s",
        "--out",
        study.folder().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT1H"})
  void noRunIsHarmed(Duration by) throws IOException {
    var study = new Study(folder.resolve("study"));
    Instant before = Instant.now();
    try (DriverProcess driver = start(study)) {
      Await.until("a run", () -> study.entries() > 0);

      setClock(by);

      assertThat(driver.exitCode()).as(driver.printed()).isZero();
      assertThat(driver.printed()).doesNotContain("ETA -");
    }
    List<ManifestEntry> attempts = study.attempts();
    assertThat(attempts).as("none timed out or was tried again").hasSize(RUNS);
    assertThat(study.manifest().counts().ok()).isEqualTo(RUNS);
    assertThat(attempts.getLast().timing().startedAt())
        .as("the clock was set")
        .isBetween(before.plus(by).minusSeconds(1), Instant.now().plus(by).plusSeconds(1));
    assertThat(attempts)
        .allSatisfy(attempt -> {
          Duration elapsed = attempt.timing().elapsed();
          assertThat(elapsed).isPositive().isLessThan(Duration.ofMinutes(1));
          // a manifest's times are in microseconds, cut off; how long a run took is in nanoseconds
          assertThat(attempt.timing().endedAt())
              .isAfter(attempt.timing().startedAt().plus(elapsed).minusNanos(1000));
        });
  }
}
