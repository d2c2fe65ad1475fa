package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.fault.Disk;
import dev.skysweep.files.fault.Fault;
import dev.skysweep.files.fault.FaultFileSystem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A folder whose entries were not forced is not taken for safe, whatever kept them from being.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder can be opened there")
class FoldersTest {
  @TempDir private Path root;

  @Test
  void saysThatAFolderCouldNotBeOpened() throws IOException {
    var disk = new Disk();
    Path folder = FaultFileSystem.over(root, disk);
    disk.failBy(Fault.onceAt(0, Fault.INPUT_OUTPUT));

    assertThatThrownBy(() -> Folders.sync(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(Fault.INPUT_OUTPUT);
    assertThatCode(() -> Folders.sync(folder)).doesNotThrowAnyException();
  }

  @Test
  void failsToCreateAFolderWhoseParentCouldNotBeOpened() throws IOException {
    var disk = new Disk();
    Path folder = FaultFileSystem.over(root, disk).resolve("new");
    disk.failBy((_, kind) -> kind == Fault.Step.OPEN_FOLDER ? "Too many open files" : "");

    assertThatThrownBy(() -> Folders.create(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Too many open files");
  }

  @Test
  void saysThatAFolderIsGone() {
    Path none = root.resolve("none");

    assertThat(none).doesNotExist();
    assertThatThrownBy(() -> Folders.sync(none)).isInstanceOf(NoSuchFileException.class);
  }
}
