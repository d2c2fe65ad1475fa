package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void createFile() throws IOException {
    file = Files.writeString(folder.resolve("log"), "one\ntwo\nthr");
  }

  @Test
  void cutsThenAppends() {
    try (AppendLog log = AppendLog.open(file, 8)) {
      log.append(bytes("three\n"));
      log.sync();
    }

    assertThat(file).hasContent("one\ntwo\nthree\n");
  }

  @Test
  void isOfNoUseAfterAFailedSync() throws IOException {
    FailingLog disk = FailingLog.on(file);
    try (AppendLog log = disk.log(file)) {
      disk.failNextSync("Input/output error");
      log.append(bytes("ee\n"));

      assertThatThrownBy(log::sync)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(file + ": Input/output error; the disk or the network file system");
      assertThatThrownBy(log::sync).isInstanceOf(StorageException.class);
      assertThatThrownBy(() -> log.append(bytes("four\n"))).isInstanceOf(StorageException.class);
      assertThat(disk.writes()).isEqualTo(1);
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "a Linux device that has no room");

    try (AppendLog log = AppendLog.open(full, 0)) {
      assertThatThrownBy(() -> log.append(bytes("x")))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("can't write /dev/full: No space left on device; make room");
    }
  }

  @Test
  void noticesThatItsFileWasRemoved() throws IOException {
    try (AppendLog log = AppendLog.open(file, 8)) {
      Files.delete(file);
      log.append(bytes("three\n"));

      assertThatThrownBy(log::sync)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("can't write " + file + ": there is no such file");
      Files.writeString(file, "another");
      assertThatThrownBy(log::sync).isInstanceOf(StorageException.class);
    }
  }

  @Test
  void noticesThatItsFileWasReplaced() throws IOException {
    try (AppendLog log = AppendLog.open(file, 8)) {
      Files.move(file, folder.resolve("away"));
      Files.writeString(file, "another");
      log.append(bytes("three\n"));

      assertThatThrownBy(log::sync)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another file has taken its place");
    }
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> AppendLog.open(folder.resolve("none"), 0))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("there is no such file");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
