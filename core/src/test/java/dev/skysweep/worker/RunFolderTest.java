package dev.skysweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study folder that somebody else gave us, with links in it that lead to what is ours.
class RunFolderTest {
  @TempDir private Path root;
  private Path study;
  private Path precious;

  @BeforeEach
  void makeFolders() throws IOException {
    study = Files.createDirectories(root.resolve("study/runs")).getParent();
    precious = Files.createDirectories(root.resolve("home")).resolve("precious");
    Files.writeString(precious, "mine");
  }

  private void makeRun() throws IOException {
    RunFolder folder = RunFolder.fresh(study, 0, new SpareFolder(study.resolve(".skysweep")));
    folder.write("Create Spacecraft Sat;");

    assertThat(Files.isDirectory(study.resolve("runs/000000"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(study.resolve("runs/000000/run.script")).hasContent("Create Spacecraft Sat;");
    assertThat(root.resolve("home")).isDirectoryContaining(file -> file.equals(precious));
    assertThat(root.resolve("home/run.script")).doesNotExist();
    assertThat(precious).hasContent("mine");
  }

  @Test
  void aLinkInTheRunsPlaceIsReplacedAndNotFollowed() throws IOException {
    Files.createSymbolicLink(study.resolve("runs/000000"), root.resolve("home"));

    makeRun();
  }

  @Test
  void aLinkThatLeadsNowhereIsReplacedToo() throws IOException {
    Files.createSymbolicLink(study.resolve("runs/000000"), root.resolve("nowhere"));

    makeRun();

    assertThat(root.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aLinkInThePlaceOfTheSpareFolderIsNotLent() throws IOException {
    Path internals = Files.createDirectory(study.resolve(".skysweep"));
    Files.createSymbolicLink(
        internals.resolve(
            "spare-%s-%d".formatted(HostName.current(), ProcessHandle.current().pid())),
        root.resolve("home"));

    makeRun();

    try (Stream<Path> made = Files.list(study.resolve("runs/000000"))) {
      assertThat(made).noneMatch(Files::isSymbolicLink);
    }
  }

  /// As a user's step of an attempt whose worker was killed.
  @Test
  void whoWorksInTheFolderStillDoesNotMeetTheNextAttempt() throws IOException {
    Files.createDirectory(study.resolve(".skysweep"));
    var spare = new SpareFolder(study.resolve(".skysweep"));
    RunFolder before = RunFolder.fresh(study, 0, spare);
    try (var open = Files.newOutputStream(before.raw().resolve("RF.txt"))) {
      makeRun();
      open.write(1);
    }

    assertThat(study.resolve(".skysweep")).isEmptyDirectory();
    try (Stream<Path> made = Files.walk(study.resolve("runs/000000"))) {
      assertThat(made.filter(file -> file.endsWith("RF.txt"))).isEmpty();
    }
  }

  @Test
  void linksThatAnEarlierAttemptLeftGoAndWhatTheyLeadToStays() throws IOException {
    Path run = Files.createDirectory(study.resolve("runs/000000"));
    Files.createSymbolicLink(run.resolve("run.script"), precious);
    Files.createSymbolicLink(run.resolve("raw"), root.resolve("home"));

    makeRun();
  }
}
