package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.Sha256;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The runs of a study that somebody else made: its manifest names their files as it likes.
class RunCopyTest {
  @TempDir private Path root;

  private RunOutcome.Succeeded copied(String path, byte[] bytes) throws RunCopy.UnfitException {
    var file = new OutputFile(path, Sha256.of(bytes), bytes.length);
    var outputs = new RunOutputs(Map.of("report__RF", file), Map.of(), Map.of(), List.of());
    var made =
        new RunOutcome.Succeeded(
            0, new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO), null, outputs);
    return (RunOutcome.Succeeded)
        new RunCopy(root.resolve("mine"))
            .of(new Reused("id", 0, "."), new StudyFolder(root.resolve("theirs")), null, made, 3)
            .outcome();
  }

  @Test
  void aRunsFileGoesIntoTheOtherRunsFolder() throws Exception {
    Path run = Files.createDirectories(root.resolve("theirs/runs/000000/deep"));
    byte[] bytes = Files.readAllBytes(Files.writeString(run.resolve("RF.parquet"), "rows"));

    OutputFile file =
        copied("runs/000000/deep/RF.parquet", bytes).outputs().tables().get("report__RF");

    assertThat(file.path()).isEqualTo("runs/000003/deep/RF.parquet");
    assertThat(root.resolve("mine/runs/000003/deep/RF.parquet")).hasContent("rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b/c/d/runs/000000/../../../precious",
        "a/runs/000000/../000002/precious",
        "runs/000000/.",
        "runs/000000/"
      })
  void noFileGoesElsewhere(String path) throws Exception {
    Files.createDirectories(root.resolve("theirs/a/b/c/d/runs/000000"));
    Path theirs = Files.writeString(root.resolve("theirs/a/precious"), "evil");
    Files.copy(theirs, root.resolve("theirs/precious"));
    Path mine = Files.writeString(root.resolve("precious"), "mine");

    assertThatThrownBy(() -> copied(path, Files.readAllBytes(theirs)))
        .isInstanceOf(RunCopy.UnfitException.class)
        .hasMessageContaining("outside of its run's folder");

    assertThat(mine).hasContent("mine");
    assertThat(root.resolve("mine")).doesNotExist();
  }
}
