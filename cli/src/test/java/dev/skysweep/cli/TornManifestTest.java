package dev.skysweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real sweep goes on after a crash of the machine has torn its manifest. Every byte of such a
/// tear is tried in `ManifestDamageTest`.
class TornManifestTest {
  @TempDir private static Path root;
  private static Study study;
  private static byte[] whole;
  private static Map<Integer, List<String>> undisturbed;

  /// Where the manifest of three runs ends.
  enum Tear {
    IN_THE_LAST_LINE,
    BEFORE_THE_LAST_LINE_FEED,
    IN_THE_LINE_BEFORE,
    AFTER_THE_HEADER,
    IN_ZEROS;

    byte[] of(byte[] manifest) {
      String text = new String(manifest, UTF_8);
      int last = text.lastIndexOf('\n', text.length() - 2) + 1;
      int before = text.lastIndexOf('\n', last - 2) + 1;
      return switch (this) {
        case IN_THE_LAST_LINE -> Arrays.copyOf(manifest, last + 20);
        case BEFORE_THE_LAST_LINE_FEED -> Arrays.copyOf(manifest, manifest.length - 1);
        case IN_THE_LINE_BEFORE -> Arrays.copyOf(manifest, before + 20);
        case AFTER_THE_HEADER -> Arrays.copyOf(manifest, text.indexOf('\n') + 1);
        case IN_ZEROS -> Arrays.copyOf(Arrays.copyOf(manifest, last + 20), manifest.length + 4096);
      };
    }
  }

  @BeforeAll
  static void sweep() throws IOException {
    TestEngine.installation();
    Path script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    study = new Study(root.resolve("out"));
    CommandRun.of(
            "run",
            script.toString(),
            "--grid",
            "Sat.SMA=7000:7200:3",
            "--workers",
            "1",
            "--out",
            study.folder().toString())
        .isOk();
    whole = Files.readAllBytes(study.file());
    undisturbed = study.results();
  }

  @ParameterizedTest
  @EnumSource
  void aTornManifestResumesAndLoadsAgain(Tear tear) throws IOException {
    Files.write(study.file(), tear.of(whole));
    FileTree.delete(study.folder().resolve("runs/000002"));

    CommandRun resumed =
        CommandRun.of("resume", study.folder().toString(), "--workers", "1").isOk();

    boolean cut = tear != Tear.BEFORE_THE_LAST_LINE_FEED && tear != Tear.AFTER_THE_HEADER;
    assertThat(resumed.err().contains("manifest.jsonl") || resumed.err().contains("line"))
        .as(resumed.err())
        .isEqualTo(cut);
    if (tear != Tear.BEFORE_THE_LAST_LINE_FEED) {
      assertThat(study.results()).isEqualTo(undisturbed);
    }
    assertThat(study.manifest().tornTail()).isEmpty();
    CommandRun shown = CommandRun.of("show", study.folder().toString()).isOk();
    assertThat(shown.out()).startsWith("3 runs (3 ok)");
    assertThat(shown.err()).isEmpty();
  }
}
