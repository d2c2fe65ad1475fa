package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {
  @TempDir private Path root;
  private StudyFolder folder;

  @BeforeEach
  void chooseFolder() {
    folder = new StudyFolder(root);
  }

  @Test
  void relativePathsLieInTheFolder() {
    Path report = folder.run(17).resolve("report__RF.parquet");

    assertThat(folder.relative(report)).isEqualTo("runs/000017/report__RF.parquet");
    assertThat(folder.resolve(folder.relative(report), 17)).isEqualTo(report);
  }

  @Test
  void relativePathsCannotLeaveTheFolder() {
    assertThatThrownBy(() -> folder.resolve("run-1/../../secret", 1))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("run 1 names a file outside the study folder: run-1/../../secret");
  }

  @Test
  void absolutePathsAreFoundInAMovedFolder() throws IOException {
    Path moved = Files.createDirectories(root.resolve("run-3")).resolve("report__RF.parquet");
    Files.createFile(moved);

    assertThat(folder.resolve("/old/place/run-3/report__RF.parquet", 3)).isEqualTo(moved);
    assertThat(folder.resolve("C:\\old\\run-3\\report__RF.parquet", 3)).isEqualTo(moved);
    assertThat(folder.resolve(moved.toString(), 3)).isEqualTo(moved);
  }

  @Test
  void absolutePathsStandWhereNothingWasMoved() {
    assertThat(folder.resolve("/elsewhere/run-3/x.parquet", 3))
        .isEqualTo(Path.of("/elsewhere/run-3/x.parquet").toAbsolutePath());
  }
}
