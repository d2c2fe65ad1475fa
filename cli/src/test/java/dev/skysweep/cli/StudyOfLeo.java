package dev.skysweep.cli;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of a study of the short mission begin with: its script, and a folder for the study
/// that is not there yet.
abstract class StudyOfLeo {
  @TempDir protected Path root;
  protected Path script;
  protected Study study;

  @BeforeEach
  void writeScript() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    study = new Study(root.resolve("out"));
  }
}
