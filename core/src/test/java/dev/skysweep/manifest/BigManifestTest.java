package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A manifest may be far larger than the memory.
class BigManifestTest {
  private static final int RUNS = 1_000_000;

  @TempDir private Path root;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = new StudyFolder(root).manifest();
  }

  @Test
  void indexesAMillionRunsInAFewMegabytes() {
    RunIndex index = new RunIndex();
    long before = usedMemory();

    for (int run = 0; run < RUNS; run++) {
      index.add(run, RunStatus.OK, 1000L + run);
    }

    assertThat(usedMemory() - before).isLessThan(20L << 20);
    assertThat(index.count(RunStatus.OK)).isEqualTo(RUNS);
    assertThat(index.offset(RUNS - 1)).isEqualTo(1000L + RUNS - 1);
  }

  @Test
  void takesARunIdThatIsFarOutWithoutRoomForThoseBetween() throws IOException {
    writeLines(Sample.succeeded(Integer.MAX_VALUE - 1));

    Manifest manifest = Manifest.open(file);

    assertThat(manifest.runCount()).isEqualTo(Integer.MAX_VALUE);
    assertThat(manifest.status(Integer.MAX_VALUE - 1)).isEqualTo(RunStatus.OK);
    assertThat(manifest.counts().missing()).isEqualTo(Integer.MAX_VALUE - 1);
  }

  @Test
  void aHugeTailOfZerosDoesNotFillTheMemory() throws IOException {
    writeLines(Sample.succeeded(0));
    long whole = Files.size(file);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(whole + (100L << 20));
    }

    assertThat(Manifest.open(file).tornTail()).contains(new TornTail(3, 100L << 20));
  }

  @Test
  void aLineThatIsFarTooLongIsNamed() throws IOException {
    writeLines(Sample.succeeded(0));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
      for (int i = 0; i < 20 << 20; i++) {
        out.write('x');
      }
      out.write('\n');
      out.write('\n');
    }

    assertThatThrownBy(() -> Manifest.open(file))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("line 3: is longer than");
  }

  private void writeLines(ManifestEntry entry) throws IOException {
    byte[] header = HeaderJson.write(Sample.header(1));
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header);
      out.write(EntryEncoder.write(entry, LineSeal.after(ManifestScan.withoutFeed(header))));
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
