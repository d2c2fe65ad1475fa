package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.manifest.RepairReport.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestRepairTest {
  @TempDir private Path root;
  private StudyFolder folder;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void recordASweep() throws IOException {
    folder = new StudyFolder(root);
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, Sample.header(4))) {
      for (int run = 0; run < 4; run++) {
        writer.append(Sample.succeeded(run)).join();
      }
    }
    lines.addAll(Files.readAllLines(folder.manifest()));
  }

  @Test
  void leavesAWholeManifestAlone() {
    RepairReport report = repair();

    assertThat(report).isEqualTo(new RepairReport(4, List.of(), null));
    assertThat(folder.manifest()).hasContent(String.join("\n", lines));
    assertThat(folder.root().toFile().list())
        .containsExactlyInAnyOrder("manifest.jsonl", ".skysweep");
  }

  @Test
  void dropsADamagedLineAndKeepsTheOldFile() throws IOException {
    lines.set(2, lines.get(2).replace("ok", "no"));
    String damaged = write();

    RepairReport report = repair();

    assertThat(report.kept()).isEqualTo(3);
    assertThat(report.findings()).extracting(Finding::line).containsExactly(3L);
    assertThat(report.findings().getFirst()).asString().endsWith(": dropped");
    assertThat(Objects.requireNonNull(report.backup())).hasContent(damaged);
    assertThat(Manifest.open(folder.manifest()).unfinished()).containsExactly(1);
  }

  @Test
  void savesAnEntryThatWasGluedToATornOne() throws IOException {
    lines.set(2, lines.get(2).substring(0, 99) + lines.remove(3));
    write();

    RepairReport report = repair();

    assertThat(report.findings().getFirst()).asString().endsWith("one whole entry in it saved");
    assertThat(Manifest.open(folder.manifest()).unfinished()).containsExactly(1);
  }

  @Test
  void savesBothEntriesOfALineThatLostItsEnd() throws IOException {
    lines.set(2, lines.get(2) + "*" + lines.remove(3));
    write();

    RepairReport report = repair();

    assertThat(report.findings().getFirst()).asString().endsWith("2 whole entries in it saved");
    assertThat(Manifest.open(folder.manifest()).counts().complete()).isTrue();
  }

  @Test
  void takesTheHeaderFromItsCopy() throws IOException {
    lines.set(0, lines.get(0).replace("grid", "grit"));
    write();

    RepairReport report = repair();

    assertThat(report.findings()).extracting(Finding::line).containsExactly(1L);
    assertThat(Manifest.open(folder.manifest()).header()).isEqualTo(Sample.header(4));
    assertThat(Manifest.open(folder.manifest()).counts().complete()).isTrue();
  }

  @Test
  void separatesAHeaderFromAnEntryGluedToIt() throws IOException {
    lines.set(0, lines.get(0) + lines.remove(1));
    write();

    assertThat(repair().kept()).isEqualTo(4);
    assertThat(Manifest.open(folder.manifest()).counts().complete()).isTrue();
  }

  @Test
  void saysThatALostHeaderCannotBeReplaced() throws IOException {
    lines.set(0, "{}");
    String damaged = write();
    Files.delete(folder.headerCopy());

    assertThatThrownBy(this::repair)
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("there is no copy of it in " + folder.headerCopy());
    assertThat(folder.manifest()).hasContent(damaged);
  }

  @Test
  void cutsATornEnd() throws IOException {
    String text = String.join("\n", lines);
    Files.writeString(folder.manifest(), text.substring(0, text.length() - 50), UTF_8);

    assertThat(repair().kept()).isEqualTo(3);
    assertThat(Manifest.open(folder.manifest()).tornTail()).isEmpty();
  }

  private String write() throws IOException {
    String text = String.join("\n", lines) + "\n";
    Files.writeString(folder.manifest(), text, UTF_8);
    return text;
  }

  private RepairReport repair() {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      return ManifestRepair.repair(lock);
    }
  }
}
