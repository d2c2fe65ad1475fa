package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a study is asked for, its folder will do, or its manifest, and no other file.
class StudyPlaceTest {
  @TempDir private Path folder;

  @Test
  void aFileIsNoFolderOfAStudy() throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");

    CommandRun.of("run", script.toString(), "--grid", "Sat.SMA=7000", "--out", notes.toString())
        .isRefused(USAGE, "notes.txt is a file: name the folder");
    CommandRun.of("show", notes.toString()).isRefused(USAGE, "notes.txt is a file");

    assertThat(folder).isDirectoryNotContaining("glob:**/manifest.jsonl");
    assertThat(notes).hasContent("mine");
  }
}
