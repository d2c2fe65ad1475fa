package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StorageExceptionTest {
  private static final Path FILE = Path.of("/study/manifest.jsonl");

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "make room on the disk"),
        Arguments.of(new IOException("Disk quota exceeded"), "your disk quota is used up"),
        Arguments.of(new IOException("Too many open files"), "ulimit -n"),
        Arguments.of(new IOException("Input/output error"), "check it, then resume"),
        Arguments.of(new IOException("Stale file handle"), "network file system failed"),
        Arguments.of(
            new FileSystemException("x", null, "Read-only file system"), "you may write to"),
        Arguments.of(new AccessDeniedException("x"), "permission denied; choose a folder"),
        Arguments.of(new NoSuchFileException("x"), "check that the folder exists"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void namesTheFileAndTheCure(IOException cause, String cure) {
    assertThat(StorageException.writing(FILE, cause))
        .hasMessageStartingWith("can't write /study/manifest.jsonl: ")
        .hasMessageContaining(cure)
        .hasCause(cause);
  }

  @Test
  void saysThatAFolderIsNoFile() {
    Path folder = Path.of("").toAbsolutePath();

    assertThat(StorageException.reading(folder, new IOException("Is a directory")))
        .hasMessage("can't read " + folder + ": Is a directory; this is a folder: name a file");
  }
}
