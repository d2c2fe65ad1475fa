package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.QuickFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to the file: what is read is right, or there is one clear error.
class ManifestDamageTest {
  private static final int RUNS = 4;

  @TempDir(factory = QuickFolder.class)
  private Path root;

  private StudyFolder folder;
  private byte[] whole;
  private int headerLength;

  @BeforeEach
  void recordASweep() throws IOException {
    folder = new StudyFolder(root);
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, Sample.header(RUNS))) {
      writer.append(Sample.succeeded(1)).join();
      writer.append(Sample.failed(0)).join();
      writer.append(Sample.succeeded(0)).join();
      writer.append(Sample.failed(2)).join();
    }
    whole = Files.readAllBytes(folder.manifest());
    headerLength = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
  }

  @Test
  void loadsResumesAndLoadsAgainWhereverItIsCut() throws IOException {
    for (int length = headerLength - 1; length <= whole.length; length++) {
      Files.write(folder.manifest(), Arrays.copyOf(whole, length));

      Map<Integer, ManifestEntry> before = latest();
      append(Sample.succeeded(3));

      Map<Integer, ManifestEntry> expected = new LinkedHashMap<>(before);
      expected.put(3, Sample.succeeded(3));
      assertThat(latest()).as("cut at %d", length).isEqualTo(expected);
      assertThat(Manifest.open(folder.manifest()).tornTail()).isEmpty();
      assertThat(before).as("cut at %d", length).isEqualTo(wholeLines(length));
    }
  }

  @Test
  void refusesACutHeader() throws IOException {
    for (int length = 0; length < headerLength - 1; length++) {
      Files.write(folder.manifest(), Arrays.copyOf(whole, length));

      assertThatExceptionOfType(ManifestException.class)
          .isThrownBy(() -> Manifest.open(folder.manifest()));
    }
  }

  @Test
  void cutsAZeroFilledTailWhereverItBegins() throws IOException {
    for (int length = headerLength; length <= whole.length; length++) {
      byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, length), length + 5000);
      Files.write(folder.manifest(), zeroed);

      Map<Integer, ManifestEntry> expected = wholeLines(length);
      assertThat(latest()).as("zeros from %d", length).isEqualTo(expected);
      assertThat(Manifest.open(folder.manifest()).tornTail()).isPresent();
      if (length % 50 == 0) {
        append(Sample.succeeded(3));
        expected.put(3, Sample.succeeded(3));
        assertThat(latest()).as("zeros from %d", length).isEqualTo(expected);
      }
    }
  }

  @Test
  void cutsAtAPageThatNeverReachedTheDisk() throws IOException {
    int second = lineStart(2);
    byte[] holed = whole.clone();
    Arrays.fill(holed, second + 10, second + 60, (byte) 0);
    Files.write(folder.manifest(), holed);

    Manifest manifest = Manifest.open(folder.manifest());

    assertThat(manifest.tornTail()).contains(new TornTail(3, whole.length - second));
    assertThat(latest()).isEqualTo(wholeLines(second));
  }

  @Test
  void aFlippedBitIsFoundOrHarmless() throws IOException {
    Map<Integer, ManifestEntry> right = wholeLines(whole.length);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(folder.manifest(), flipped);
      int line = lineOf(bit / 8);
      try {
        assertThat(latest()).as("bit %d", bit).isEqualTo(right);
      } catch (ManifestException e) {
        assertThat(e.line()).as("bit %d: %s", bit, e.getMessage()).hasValue(line);
      }
    }
  }

  @Test
  void toleratesWindowsLineEnds() throws IOException {
    String text = new String(whole, StandardCharsets.UTF_8).replace("\n", "\r\n");
    Files.writeString(folder.manifest(), text);

    assertThat(latest()).isEqualTo(wholeLines(whole.length));
    append(Sample.succeeded(3));
    assertThat(latest()).containsEntry(3, Sample.succeeded(3)).hasSize(RUNS);
  }

  @Test
  void swappedAndDoubledEntriesGiveTheLastOfEachRun() throws IOException {
    List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
    Files.writeString(
        folder.manifest(),
        String.join(
                "\n",
                lines.get(0),
                lines.get(4),
                lines.get(1),
                lines.get(1),
                lines.get(3),
                lines.get(2))
            + "\n");

    assertThat(latest())
        .isEqualTo(Map.of(0, Sample.failed(0), 1, Sample.succeeded(1), 2, Sample.failed(2)));
    Manifest manifest = Manifest.open(folder.manifest());
    assertThat(manifest.attempts(1)).isEqualTo(2);
    try (Stream<ManifestEntry> latest = manifest.latest();
        Stream<ManifestEntry> failed = manifest.latest(Set.of(RunStatus.FAILED));
        Stream<ManifestEntry> all = manifest.all()) {
      assertThat(latest).hasSize(3);
      assertThat(failed).containsExactly(Sample.failed(2), Sample.failed(0));
      assertThat(all).hasSize(5);
    }
  }

  @Test
  void saysThatThereIsNone() {
    Path nothing = root.resolve("nothing/manifest.jsonl");

    assertThatExceptionOfType(ManifestException.class)
        .isThrownBy(() -> Manifest.open(nothing))
        .withMessageStartingWith(nothing + ": there is no manifest");
  }

  @Test
  void refusesASecondHeader() throws IOException {
    byte[] doubled = Arrays.copyOf(whole, whole.length + headerLength);
    System.arraycopy(whole, 0, doubled, whole.length, headerLength);
    Files.write(folder.manifest(), doubled);

    assertThatExceptionOfType(ManifestException.class)
        .isThrownBy(() -> Manifest.open(folder.manifest()))
        .satisfies(e -> assertThat(e.line()).hasValue(6))
        .withMessageContaining("skysweep manifest repair");
  }

  @Test
  void refusesTheEntriesOfAnotherSweep() throws IOException {
    StudyFolder other = new StudyFolder(root.resolve("other"));
    try (StudyLock lock = StudyLock.acquire(other)) {
      ManifestWriter.create(lock, Sample.header(RUNS, "another")).close();
    }
    Files.write(
        other.manifest(),
        Arrays.copyOfRange(whole, headerLength, whole.length),
        StandardOpenOption.APPEND);

    assertThatExceptionOfType(ManifestException.class)
        .isThrownBy(() -> Manifest.open(other.manifest()))
        .satisfies(e -> assertThat(e.line()).hasValue(2))
        .withMessageContaining("another sweep");
  }

  private void append(ManifestEntry entry) {
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.resume(lock, Manifest.open(folder.manifest()))) {
      writer.append(entry).join();
    }
  }

  private Map<Integer, ManifestEntry> latest() {
    Map<Integer, ManifestEntry> latest = new LinkedHashMap<>();
    try (Stream<ManifestEntry> entries = Manifest.open(folder.manifest()).latest()) {
      entries.forEach(entry -> latest.put(entry.runId(), entry));
    }
    return latest;
  }

  /// What the first bytes of the file hold: an entry counts without its line feed.
  private Map<Integer, ManifestEntry> wholeLines(int length) {
    Map<Integer, ManifestEntry> latest = new LinkedHashMap<>();
    ManifestEntry[] entries = {
      Sample.succeeded(1), Sample.failed(0), Sample.succeeded(0), Sample.failed(2)
    };
    for (int i = 0; i < entries.length && lineStart(i + 2) - 1 <= length; i++) {
      latest.remove(entries[i].runId());
      latest.put(entries[i].runId(), entries[i]);
    }
    return latest;
  }

  /// Where a line begins; lines count from 0, the header.
  private int lineStart(int line) {
    int start = 0;
    for (int i = 0; i < line; i++) {
      while (whole[start++] != '\n') {}
    }
    return start;
  }

  private int lineOf(int index) {
    int line = 1;
    for (int i = 0; i < index; i++) {
      if (whole[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
