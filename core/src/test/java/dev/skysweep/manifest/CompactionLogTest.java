package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionLogTest {
  private static final MergedBlock FIRST =
      block("report__RF", 0, "tables/report__RF/part-000000.parquet", Map.of(0, "ab", 7, "cd"));
  private static final MergedBlock FIRST_AGAIN =
      block("report__RF", 0, "tables/report__RF/part-000000-2.parquet", Map.of(0, "ab", 9, "ef"));
  private static final MergedBlock SECOND =
      block("report__RF", 1000, "tables/report__RF/part-001000.parquet", Map.of(1000, "01"));
  private static final MergedBlock OTHER =
      block("contact__CL", 0, "tables/contact__CL/part-000000.parquet", Map.of(0, "23"));

  @TempDir private Path root;
  private StudyFolder folder;

  private static MergedBlock block(
      String table, int first, String file, Map<Integer, String> runs) {
    return new MergedBlock(
        table, first, List.of(new MergedPart(file, 1234, "c0de", new RunMarks(runs))));
  }

  @BeforeEach
  void beginSweep() {
    folder = new StudyFolder(root.resolve("out"));
    begin("a1b2");
  }

  private void begin(String sweepId) {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      ManifestWriter.replace(lock, Sample.header(2000, sweepId)).close();
    }
  }

  private void write(MergedBlock... blocks) {
    try (StudyLock lock = StudyLock.acquire(folder);
        CompactionLog log = CompactionLog.write(lock, manifest())) {
      Arrays.stream(blocks).forEach(log::add);
    }
  }

  private Manifest manifest() {
    return Manifest.open(folder.manifest());
  }

  private CompactionLog read() {
    return CompactionLog.read(folder, manifest());
  }

  private Path file() {
    return folder.tables().resolve("compaction.jsonl");
  }

  @Test
  void aStudyThatWasNeverMergedHasNone() {
    write();

    CompactionLog log = read();

    assertThat(log.blocks()).isEmpty();
    assertThat(log.block("report__RF", 0)).isEmpty();
    assertThat(log.layout()).isEqualTo(Layout.PER_RUN);
    assertThat(folder.tables()).doesNotExist();
  }

  @Test
  void tellsWhatWasMergedLast() {
    write(FIRST, OTHER);
    write(SECOND, FIRST_AGAIN);

    CompactionLog log = read();

    assertThat(log.blocks()).containsExactlyInAnyOrder(FIRST_AGAIN, SECOND, OTHER);
    assertThat(log.block("report__RF", 0)).contains(FIRST_AGAIN);
    assertThat(log.block("report__RF", 1000)).contains(SECOND);
    assertThat(log.block("report__RF", 2000)).isEmpty();
    assertThat(log.names(FIRST_AGAIN.parts().getFirst().file())).isTrue();
    assertThat(log.names(FIRST.parts().getFirst().file())).as("merged anew since").isFalse();
  }

  @Test
  void keepsTheLayoutWithOneLineForEachChange() throws IOException {
    try (StudyLock lock = StudyLock.acquire(folder);
        CompactionLog log = CompactionLog.write(lock, manifest())) {
      log.choose(Layout.PER_RUN);
      assertThat(file()).doesNotExist();
      log.choose(Layout.COMPACT);
      log.choose(Layout.COMPACT);
      log.add(FIRST);
    }

    assertThat(read().layout()).isEqualTo(Layout.COMPACT);
    assertThat(read().blocks()).containsExactly(FIRST);
    assertThat(Files.readAllLines(file())).hasSize(3);
  }

  @Test
  void ofAnEarlierSweepInTheFolderNothingCounts() {
    write(FIRST);
    begin("other");
    assertThat(read().blocks()).isEmpty();

    write(SECOND);

    assertThat(read().blocks()).containsExactly(SECOND);
  }

  @Test
  void whereverItIsCutTheWholeLinesCountAndItGoesOn() throws IOException {
    write(FIRST, SECOND, OTHER);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));

      List<MergedBlock> left = read().blocks();
      assertThat(List.of(List.of(), List.of(FIRST), List.of(FIRST, SECOND)))
          .as("cut at %d", length)
          .contains(left);
      long lines = new String(whole, 0, length, StandardCharsets.UTF_8).lines().count();
      assertThat(left.size()).isBetween((int) Math.max(0, lines - 2), (int) Math.max(0, lines - 1));
      if (length % 16 == 0) {
        write(OTHER);
        assertThat(read().blocks()).contains(OTHER).containsAll(left).hasSize(left.size() + 1);
      }
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    write(FIRST, SECOND);
    byte[] whole = Files.readAllBytes(file());
    int line = 1;
    for (int at = 0; at < whole.length; at++) {
      if (whole[at] == '\n') {
        line++;
        continue;
      }
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file(), damaged);

      assertThatThrownBy(this::read)
          .as("byte %d", at)
          .isInstanceOf(ManifestException.class)
          .hasMessageContaining(file() + " line " + line + ": does not match its checksum");
    }
  }

  @Test
  void aLastLineWithAHoleWasBrokenOff() throws IOException {
    write(FIRST, SECOND);
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, bytes.length - 30, bytes.length - 1, (byte) 0);
    Files.write(file(), bytes);

    assertThat(read().blocks()).containsExactly(FIRST);
  }

  @Test
  void passesOverWhatANewerWriterAdds() throws IOException {
    write(FIRST);
    byte[] later = manifest().scan().seal.seal("{\"later\":1}".getBytes(StandardCharsets.UTF_8));
    Files.write(file(), later, StandardOpenOption.APPEND);

    write(SECOND);

    assertThat(read().blocks()).containsExactly(FIRST, SECOND);
  }

  @Test
  void blocksAreOfAThousandRuns() {
    assertThat(List.of(0, 999, 1000, 1999, 123_456).stream().map(MergedBlock::firstOf))
        .containsExactly(0, 0, 1000, 1000, 123_000);
  }
}
