package dev.skysweep.gmat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupFileTest {
  @TempDir Path root;

  private StartupFile official() {
    return StartupFile.parse(
        List.of(
            "# GMAT R2026a",
            "RUN_MODE = WIN",
            "PLUGIN = ../plugins/libStation",
            "PLUGIN = ../plugins/libMatlabInterface",
            "ROOT_PATH = ../",
            "DATA_PATH = ROOT_PATH/data/",
            "OUTPUT_PATH = ../output/",
            "EARTH_POT_PATH = DATA_PATH/gravity/earth/",
            "JGM2_FILE = EARTH_POT_PATH/JGM2.cof"),
        root.resolve("bin"));
  }

  @Test
  void findsFilesThroughTheKeysInTheirNames() throws IOException {
    Path file = root.resolve("data/gravity/earth/JGM2.cof");
    assertThat(official().file("JGM2_FILE")).contains(file);
    assertThat(official().files()).isEmpty();

    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(official().files()).containsEntry("JGM2_FILE", file);
  }

  @Test
  void startsWithoutWindowsAndWritesIntoTheEnginesFolder() {
    String text = official().text(Path.of("/work folder"));

    assertThat(text.lines())
        .contains(
            "RUN_MODE = TESTING_NO_PLOTS",
            "OUTPUT_PATH = /work folder/",
            "LOG_FILE = /work folder/engine.log",
            "ROOT_PATH = " + root + "/",
            "DATA_PATH = ROOT_PATH/data/",
            "PLUGIN = " + root.resolve("plugins/libStation"))
        .noneMatch(line -> line.contains("libMatlabInterface"))
        .doesNotContain("RUN_MODE = WIN");
  }
}
