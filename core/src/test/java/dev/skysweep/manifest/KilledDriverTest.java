package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A driver killed at any moment loses nothing that it said was recorded.
class KilledDriverTest {
  private static final int RUNS = 1_000_000;

  @TempDir private Path root;

  /// Run in a process of its own: records runs as fast as it can, telling each that is recorded.
  public static void main(String[] arguments) throws InterruptedException {
    StudyFolder folder = new StudyFolder(Path.of(arguments[0]));
    DataOutputStream recorded = new DataOutputStream(System.out);
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter writer =
          folder.hasManifest()
              ? ManifestWriter.resume(lock, Manifest.open(folder.manifest()))
              : ManifestWriter.create(lock, Sample.header(RUNS));
      Manifest.open(folder.manifest())
          .unfinished()
          .mapToObj(run -> writer.append(Sample.succeeded(run)).thenRun(() -> tell(recorded, run)))
          .reduce((_, later) -> later)
          .ifPresent(CompletableFuture::join);
      writer.close();
    }
  }

  private static void tell(DataOutputStream out, int run) {
    try {
      out.writeInt(run);
      out.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingRecordedIsLostOrDoubled(long seed) throws Exception {
    RandomGenerator random = Trials.random(seed);
    BitSet recorded = new BitSet();
    for (int round = 0; round < 4; round++) {
      runAndKill(recorded, 1 + random.nextInt(5000));

      Manifest manifest = Manifest.open(new StudyFolder(root).manifest());
      assertThat(recorded.stream().filter(run -> manifest.status(run) != RunStatus.OK)).isEmpty();
      try (Stream<ManifestEntry> all = manifest.all()) {
        assertThat(all.filter(entry -> manifest.attempts(entry.runId()) != 1)).isEmpty();
      }
    }
  }

  private void runAndKill(BitSet recorded, int after) throws IOException, InterruptedException {
    Process driver =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledDriverTest.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (DataInputStream told = new DataInputStream(driver.getInputStream())) {
      for (int i = 0; i < after; i++) {
        recorded.set(told.readInt());
      }
    } finally {
      driver.destroyForcibly().waitFor();
    }
  }
}
