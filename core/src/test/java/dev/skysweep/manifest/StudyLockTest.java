package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyLockTest {
  @TempDir private Path root;

  /// Run in a process of its own: takes the lock of the folder, says so, and keeps it until killed.
  public static void main(String[] arguments) throws IOException {
    StudyLock.acquire(new StudyFolder(Path.of(arguments[0])));
    System.out.write('!');
    System.out.flush();
    if (System.in.read() >= 0) {
      throw new AssertionError("nobody writes here");
    }
  }

  @Test
  void anotherProcessIsNamedAndItsDeathFreesTheFolder() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StudyLockTest.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');

      assertThatThrownBy(() -> StudyLock.acquire(new StudyFolder(root)))
          .isInstanceOf(ManifestException.class)
          .hasMessageContaining(root + ": another sweep writes into this folder: process ")
          .hasMessageContaining("process " + other.pid() + " on ");
    } finally {
      other.destroyForcibly().waitFor();
    }
    StudyLock.acquire(new StudyFolder(root)).close();
  }

  @Test
  void thisProcessCannotTakeItTwiceByAnyPath() throws IOException {
    Path link =
        Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(root.resolve("out")));
    StudyFolder folder = new StudyFolder(root.resolve("out"));

    try (StudyLock lock = StudyLock.acquire(folder)) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> StudyLock.acquire(new StudyFolder(link)))
          .isInstanceOf(ManifestException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    StudyLock.acquire(folder).close();
  }

  @Test
  void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
    Path precious = Files.writeString(root.resolve("precious"), "mine");
    StudyFolder folder = new StudyFolder(root.resolve("out"));
    Files.createDirectories(folder.internals());
    Files.createSymbolicLink(folder.internals().resolve("lock"), precious);

    assertThatThrownBy(() -> StudyLock.acquire(folder)).isInstanceOf(StorageException.class);

    assertThat(precious).hasContent("mine");
  }
}
