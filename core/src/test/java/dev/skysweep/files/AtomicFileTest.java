package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = {1, 2, 3};
  private static final byte[] NEW = {4, 5};

  @TempDir private Path folder;

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = Files.write(folder.resolve("f"), OLD);

    AtomicFile.write(file, NEW);

    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).containsExactly("f");
  }

  @Test
  void keepsTheOldFileWhenTheContentFails() throws IOException {
    Path file = Files.write(folder.resolve("f"), OLD);

    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(NEW);
                  throw new IOException("No space left on device");
                }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("make room on the disk");

    assertThat(file).hasBinaryContent(OLD);
    assertThat(folder.toFile().list()).containsExactly("f");
  }

  @Test
  void namesAFolderThatIsNotThere() {
    Path file = folder.resolve("no/f");

    assertThatThrownBy(() -> AtomicFile.write(file, NEW))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("can't write " + file)
        .hasMessageContaining("check that the folder exists");
  }

  @Test
  void createsFoldersOnTheWay() {
    Path deep = folder.resolve("a/b/c");

    Folders.create(deep);
    Folders.create(deep);

    assertThat(deep).isDirectory();
  }

  @Test
  void refusesAFolderWhereAFileStands() throws IOException {
    Path file = Files.write(folder.resolve("f"), OLD);

    assertThatThrownBy(() -> Folders.create(file)).isInstanceOf(StorageException.class);
  }
}
