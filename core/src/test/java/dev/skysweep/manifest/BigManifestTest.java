package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.QuickFolder;
import dev.skysweep.results.Compaction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A manifest may be far larger than the memory.
class BigManifestTest {
  private static final int RUNS = 1_000_000;

  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path file;

  @BeforeEach
  void chooseFile() {
    file = new StudyFolder(root).manifest();
  }

  @Test
  void indexesAMillionRunsInAFewMegabytes() throws Exception {
    String[] told = inItsOwnProcess(Indexing.class).split(" ", -1);

    assertThat(Long.parseLong(told[0])).isLessThan(20L << 20);
    assertThat(Integer.parseInt(told[1])).isEqualTo(RUNS);
    assertThat(Long.parseLong(told[2])).isEqualTo(1000L + RUNS - 1);
  }

  /// Tells how many bytes an index takes, where nobody else takes any, and what is in it.
  static final class Indexing {
    public static void main(String[] arguments) {
      var index = new RunIndex();
      long before = usedMemory();
      for (int run = 0; run < RUNS; run++) {
        index.add(run, RunStatus.OK, 1000L + run);
      }
      long used = usedMemory() - before;
      System.out.print(used + " " + index.count(RunStatus.OK) + " " + index.offset(RUNS - 1));
    }

    private static long usedMemory() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }

  /// What a class prints when it is run in a heap that is a tenth of the file.
  private static String inItsOwnProcess(Class<?> program, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Run in a process of its own, whose heap is a tenth of the file.
  public static void main(String[] arguments) {
    Manifest manifest = Manifest.open(Path.of(arguments[0]));
    RunCounts counts = manifest.counts();
    ManifestEntry last = manifest.entry(RUNS - 1).orElseThrow();
    System.out.print(counts.ok() + " " + counts.missing() + " " + last.runId());
    // none of their files is there
    var folder = new StudyFolder(Objects.requireNonNull(manifest.file().getParent()));
    try (StudyLock lock = StudyLock.acquire(folder);
        Compaction compaction = Compaction.open(lock, manifest)) {
      System.out.print(" " + compaction.mergeAll(manifest));
    }
  }

  /// Merging the results of all of them is part of it.
  @Test
  void readsAMillionEntriesInAHeapThatIsATenthOfThem() throws Exception {
    byte[] header = HeaderJson.write(Sample.header(RUNS));
    LineSeal seal = LineSeal.after(ManifestScan.withoutFeed(header));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(header);
      for (int run = 0; run < RUNS; run++) {
        out.write(EntryEncoder.write(Sample.succeeded(run), seal));
      }
    }
    assertThat(Files.size(file)).isGreaterThan(10 * (40L << 20));

    assertThat(inItsOwnProcess(BigManifestTest.class, file.toString()))
        .isEqualTo("1000000 0 999999 0");
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
}
