package dev.skysweep.ray.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRuntimeTest {
  @TempDir private Path folder;

  /// A virtual one would stop all others, after half a minute, where there are as many as
  /// processors.
  @Test
  void aPlatformThreadReadsWhatRaySays() throws IOException {
    // nothing of Ray matters here but that it says one line and stays
    Path program = folder.resolve("ray");
    Files.writeString(program, "#!/bin/sh\necho Ray runtime started.\nexec sleep 1000\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    try (LocalRuntime ray = LocalRuntime.start(program, 1, List.of())) {
      assertThat(ray.ended()).isNotDone();
      // which holds no virtual ones
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .contains("ray-output");
    }
  }
}
