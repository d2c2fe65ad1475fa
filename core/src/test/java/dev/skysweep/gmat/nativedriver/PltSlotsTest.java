package dev.skysweep.gmat.nativedriver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PltSlotsTest {
  @TempDir Path folder;

  @Test
  void findsTheCallsThatGmatMakesToSpice() {
    Path library = TestEngine.installation().baseLibrary().orElseThrow();

    assertThat(PltSlots.of(library)).containsKeys("furnsh_c", "unload_c");
    assertThat(PltSlots.of(library).values()).allMatch(slot -> slot % 8 == 0);
  }

  @Test
  void findsNothingInAFileThatIsNoLibrary() throws IOException {
    Path file = Files.writeString(folder.resolve("lib.so"), "x".repeat(100));

    assertThat(PltSlots.of(file)).isEmpty();
  }
}
