package dev.skysweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpCacheTest {
  @TempDir private Path folder;

  @Test
  void oldCachesGoAndNothingElse() throws IOException {
    Instant limit = Instant.parse("2026-01-01T00:00:00Z");
    make("old.aot", limit.minusSeconds(1));
    Path kept = make("new.aot", limit);
    Path other = make("old.txt", limit.minus(Duration.ofDays(1)));

    StartUpCache.removeOld(folder, limit);

    assertThat(folder.toFile().listFiles())
        .containsExactlyInAnyOrder(kept.toFile(), other.toFile());
  }

  private Path make(String name, Instant modified) throws IOException {
    return Files.setLastModifiedTime(
        Files.createFile(folder.resolve(name)), FileTime.from(modified));
  }
}
