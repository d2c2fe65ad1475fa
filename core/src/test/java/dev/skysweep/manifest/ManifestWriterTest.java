package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.FailingLog;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWriterTest {
  @TempDir private Path root;
  private StudyFolder folder;

  @BeforeEach
  void chooseFolder() {
    folder = new StudyFolder(root.resolve("out"));
  }

  @Test
  void anEntryIsInTheFileOnceItIsSaidToBeRecorded() {
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, Sample.header(3))) {
      for (int run = 0; run < 3; run++) {
        writer.append(Sample.succeeded(run)).join();

        Manifest manifest = Manifest.open(folder.manifest());
        assertThat(manifest.counts()).isEqualTo(new RunCounts(run + 1, 0, 0, 0, 2 - run));
        assertThat(manifest.entry(run)).contains(Sample.succeeded(run));
        assertThat(manifest.unfinished().toArray())
            .containsExactly(IntStream.range(run + 1, 3).toArray());
      }
    }
  }

  @Test
  void givesTheHeaderBack() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter.create(lock, Sample.header(3)).close();
    }

    assertThat(Manifest.open(folder.manifest()).header()).isEqualTo(Sample.header(3));
  }

  @Test
  void refusesAFolderThatHasAManifest() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter.create(lock, Sample.header(3)).close();

      assertThatThrownBy(() -> ManifestWriter.create(lock, Sample.header(3)))
          .isInstanceOf(ManifestException.class)
          .hasMessageContaining(folder.manifest() + ": records a sweep already: resume it");
    }
  }

  @Test
  void replacesAnOlderSweep() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter older = ManifestWriter.create(lock, Sample.header(3, "older"));
      older.append(Sample.succeeded(0)).join();
      older.close();

      ManifestWriter.replace(lock, Sample.header(2, "newer")).close();
    }

    Manifest manifest = Manifest.open(folder.manifest());
    assertThat(manifest.header()).isEqualTo(Sample.header(2, "newer"));
    assertThat(manifest.counts()).isEqualTo(new RunCounts(0, 0, 0, 0, 2));
  }

  @Test
  void renewsTheCopyOfTheHeaderWhenItResumes() throws IOException {
    beginSweep();
    Files.writeString(folder.headerCopy(), "of an older sweep");

    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter.resume(lock, Manifest.open(folder.manifest())).close();
    }

    assertThat(folder.headerCopy()).hasSameBinaryContentAs(folder.manifest());
  }

  @Test
  void keepsTheOrderOfEachOfManyThreads() {
    int threads = 8;
    int each = 500;
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, Sample.header(threads * each));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * each;
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < each; i++) {
                    var _ = writer.append(Sample.succeeded(first + i));
                  }
                },
                executor));
      }
      all.forEach(CompletableFuture::join);
    }

    Manifest manifest = Manifest.open(folder.manifest());
    assertThat(manifest.counts()).isEqualTo(new RunCounts(threads * each, 0, 0, 0, 0));
    try (Stream<ManifestEntry> entries = manifest.all()) {
      int[] next = new int[threads];
      entries.forEach(entry ->
          assertThat(entry.runId() % each)
              .as("run %d", entry.runId())
              .isEqualTo(next[entry.runId() / each]++));
    }
  }

  @Test
  void sharesOneWriteAmongEntriesThatGatheredMeanwhile() throws IOException {
    beginSweep();
    FailingLog disk = FailingLog.on(folder.manifest());
    CountDownLatch gate = new CountDownLatch(1);
    disk.holdSyncs(gate);
    try (ManifestWriter writer = writerOn(disk)) {
      CompletableFuture<@Nullable Void> first = writer.append(Sample.succeeded(0));
      while (disk.writes() == 0) {
        Thread.onSpinWait();
      }
      for (int run = 1; run < 100; run++) {
        var _ = writer.append(Sample.succeeded(run));
      }
      assertThat(first).isNotDone();
      gate.countDown();
      first.join();
    }

    assertThat(disk.writes()).isEqualTo(2);
    assertThat(Manifest.open(folder.manifest()).counts().ok()).isEqualTo(100);
  }

  @Test
  void takesNoEntryAfterAFailedSync() throws IOException {
    beginSweep();
    FailingLog disk = FailingLog.on(folder.manifest());
    ManifestWriter writer = writerOn(disk);
    writer.append(Sample.succeeded(0)).join();

    disk.failNextSync("Input/output error");
    CompletableFuture<@Nullable Void> lost = writer.append(Sample.succeeded(1));

    assertThatThrownBy(lost::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("can't write " + folder.manifest() + ": Input/output error")
        .hasMessageContaining("then resume");
    assertThatThrownBy(() -> writer.append(Sample.succeeded(2))).isSameAs(causeOf(lost));
    writer.close();
    assertThat(Manifest.open(folder.manifest()).status(0)).isEqualTo(RunStatus.OK);
  }

  @Test
  void aFullDiskLeavesAManifestThatResumes() throws IOException {
    beginSweep();
    FailingLog disk = FailingLog.on(folder.manifest());
    ManifestWriter writer = writerOn(disk);
    writer.append(Sample.succeeded(0)).join();
    disk.failNextWrite("No space left on device");

    assertThatThrownBy(() -> writer.append(Sample.succeeded(1)).join())
        .hasMessageContaining("make room on the disk, then resume");
    writer.close();

    assertThat(Manifest.open(folder.manifest()).tornTail()).isPresent();
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter again = ManifestWriter.resume(lock, Manifest.open(folder.manifest()))) {
      again.append(Sample.succeeded(1)).join();
    }
    assertThat(Manifest.open(folder.manifest()).counts().ok()).isEqualTo(2);
  }

  @Test
  void takesNothingAfterItIsClosed() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter writer = ManifestWriter.create(lock, Sample.header(1));
      writer.close();
      writer.close();

      assertThatThrownBy(() -> writer.append(Sample.succeeded(0)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void namesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    assertThatThrownBy(() -> StudyLock.acquire(new StudyFolder(file)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString());
  }

  private void beginSweep() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter.create(lock, Sample.header(200)).close();
    }
  }

  private ManifestWriter writerOn(FailingLog disk) throws IOException {
    LineSeal seal = Manifest.open(folder.manifest()).scan().seal;
    return new ManifestWriter(folder.manifest(), seal, disk.log(folder.manifest()));
  }

  private static @Nullable Throwable causeOf(CompletableFuture<?> failed) {
    return failed.exceptionNow();
  }
}
