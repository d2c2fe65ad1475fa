package dev.skysweep.gmat.nativedriver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatEngineContract;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeEngineTest extends GmatEngineContract {
  @Override
  protected GmatEngine open(Path folder) {
    return NativeEngine.open(TestEngine.installation(), folder, KernelMode.KEPT);
  }

  @Test
  void aLongScriptIsNotReadAnewForEveryCharacter() throws IOException {
    long characters = LONG_BEGINNING.length();
    readsToLoad(Missions.LEO);

    long more = readsToLoad(LONG_BEGINNING + Missions.LEO) - readsToLoad(Missions.LEO);

    assertThat(more).isLessThan(characters / 10);
  }

  /// The read calls of GMAT's thread while it loads a script.
  private long readsToLoad(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("run.script"), script);
    long before = reads();
    assertThat(engine.load(file, folder, folder.resolve("log")))
        .isInstanceOf(EngineResult.Completed.class);
    long reads = reads() - before;
    assertThat(reads).isPositive();
    return reads;
  }

  private static long reads() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.mapToLong(NativeEngineTest::readsOfGmat).sum();
    }
  }

  private static long readsOfGmat(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip().equals("gmat")
          ? Files.readAllLines(thread.resolve("io")).stream()
              .filter(line -> line.startsWith("syscr:"))
              .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
              .sum()
          : 0;
    } catch (IOException e) {
      // ended meanwhile: another's
      return 0;
    }
  }
}
