package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Trials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  @TempDir private Path folder;

  @Test
  void isWhatThePublishedVectorsSay() {
    assertThat(Sha256.of(new byte[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void isTheSameForAFileLongerThanOneRead() throws IOException {
    byte[] bytes = new byte[200_001];
    Trials.random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("long"), bytes);

    assertThat(Sha256.of(file)).isEqualTo(Sha256.of(bytes));
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path file = folder.resolve("nothing");

    assertThatThrownBy(() -> Sha256.of(file))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "can't read %s: there is no such file or folder; check the path".formatted(file));
  }
}
