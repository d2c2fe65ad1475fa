package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.BesideOthers;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.ray.TwoNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with one node of a real cluster, as the user of the command is told it: one
/// message that names the node, the right exit code, nothing lost. The second node's files are its
/// own.
@BesideOthers
class NodeFaultsTest {
  private static final String[] THERE = {"--resources", "label.where=second"};
  private static final String[] EVERYWHERE = {"--resources", "strategy=SPREAD"};

  @TempDir private static Path root;
  private static Path studies;
  private static Path script;
  private static SmallDisk disk;
  private static TwoNodes cluster;
  private static Map<Integer, List<String>> undisturbed;
  private static int count;

  private Study study;

  @BeforeAll
  static void start() throws IOException {
    TestEngine.installation();
    disk = SmallDisk.mount(root, "size=100m");
    studies = Files.createDirectory(root.resolve("studies"));
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    Path temporary = Files.createDirectory(root.resolve("temporary"));
    cluster =
        TwoNodes.startApart(
            1, root, List.of("TMPDIR=" + temporary, "SKYSWEEP_HOME=" + root.resolve("home")));
    var here = new Study(root.resolve("undisturbed"));
    CommandRun.of("run", script + "", "--grid", "Sat.SMA=6900:7300:8", "--out", here.folder() + "")
        .isOk();
    undisturbed = here.results();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @BeforeEach
  void nextStudy() {
    study = new Study(studies.resolve("study-" + ++count));
  }

  @Test
  void aFolderThatCannotBeWrittenThere() {
    String folder = studies.toString();
    cluster.onWorkerNode("mount", "--bind", folder, folder);
    cluster.onWorkerNode("mount", "-o", "remount,ro,bind", folder);
    try {
      assertRefused(
          ExitCode.BACKEND,
          run(THERE),
          "the study folder " + study.folder() + " can't be read and written there",
          "Read-only file system",
          "mount one folder");
      assertThat(study.folder()).doesNotExist();

      CommandEnd quarantined = run(EVERYWHERE, "--quarantine");

      assertThat(quarantined.exitCode).as(quarantined.printed).isZero();
      assertThat(study.results()).isEqualTo(undisturbed);
    } finally {
      cluster.onWorkerNode("umount", folder);
    }
  }

  @Test
  void aFolderThatIsAnotherOneThere() {
    hiddenThere(
        studies,
        () ->
            assertRefused(
                ExitCode.BACKEND, run(THERE), "can't be read and written there", "No such file"));
  }

  @Test
  void aFolderThatCanNoLongerBeWrittenThereInTheMiddle() throws IOException {
    String folder = studies.toString();
    // once, and over the folder, since a file in it is open
    String turn =
        "test $SKYSWEEP_RUN_ID != 2 || test -e %1$s/turned || { touch %1$s/turned; mount --bind %2$s %2$s; mount -o remount,ro,bind %2$s; }"
            .formatted(root, folder);
    Path step = Files.writeString(root.resolve("turn.sh"), turn);

    CommandEnd end = run(THERE, "--postprocess", "sh " + step);

    cluster.onWorkerNode("umount", folder);
    assertRefused(ExitCode.BACKEND, end, " (node ", "can't write", "Read-only file system");
    assertThat(study.manifest().counts().ok()).isBetween(2, 3);
    assertResumes();
  }

  @Test
  void theSharedDiskFillsUp() {
    study = new Study(disk.path().resolve("study"));
    disk.remount("size=250k");

    assertRefused(ExitCode.BACKEND, run(THERE), "No space left on device", "make room on the disk");

    disk.remount("size=100m");
    assertThat(study.manifest().counts().ok()).isLessThan(8);
    assertResumes();
  }

  @Test
  void theNodesOwnDiskIsFull() {
    cluster.onWorkerNode("mount", "-t", "tmpfs", "-o", "size=4k", "none", root + "/temporary");
    try {
      assertRefused(ExitCode.BACKEND, run(THERE, "--isolate"), "No space left on device");
    } finally {
      cluster.onWorkerNode("umount", root + "/temporary");
    }
  }

  @Test
  void noJavaThere() throws IOException {
    Path java = Path.of(System.getProperty("java.home")).toRealPath();
    hiddenThere(
        java,
        () ->
            assertRefused(
                ExitCode.BACKEND,
                run(THERE, "--isolate"),
                "there is no " + root.resolve("home") + "/skysweep.jar (SKYSWEEP_HOME)",
                "the driver's own files are not there either (" + java + "/bin/java)",
                "--ship"));
    Path jar = Files.createDirectory(root.resolve("home")).resolve("skysweep.jar");
    Files.createFile(jar);
    hiddenThere(
        java,
        () ->
            assertRefused(
                ExitCode.BACKEND,
                run(THERE, "--isolate"),
                "for " + jar.getParent() + " there is no Java 25"));
    Files.delete(jar);
    Files.delete(jar.getParent());
  }

  @Test
  void noEngineThere() {
    hiddenThere(
        TestEngine.installation().root(),
        () ->
            assertRefused(
                ExitCode.BACKEND,
                run(THERE, "--isolate"),
                TestEngine.installation().root() + " is not a GMAT installation",
                "skysweep engine install"));
  }

  @Test
  void aFileThatTheMissionNamesIsNotThere() throws IOException {
    Path data = Files.createDirectory(root.resolve("data"));
    Files.copy(
        TestEngine.installation().root().resolve("gmatpy/data/gravity/earth/JGM2.cof"),
        data.resolve("field.cof"));
    String forces =
        "Create ForceModel Own;\nOwn.GravityField.Earth.PotentialFile = '%s';\n"
            .formatted(data.resolve("field.cof"));
    Path mission = Files.writeString(data.resolve("own.script"), forces + Missions.LEO);

    hiddenThere(
        data,
        () ->
            assertRefused(
                ExitCode.BACKEND,
                run(mission, THERE),
                data.resolve("field.cof") + ", which the mission reads and the driver has, is not",
                "put it on every node under that path"));
    hiddenThere(
        data,
        () -> {
          CommandEnd quarantined = run(mission, EVERYWHERE, "--quarantine");
          assertThat(quarantined.exitCode).as(quarantined.printed).isZero();
        });
    assertThat(study.results()).isEqualTo(undisturbed);
  }

  @Test
  void moreThanAnyNodeHas() {
    assertRefused(
        ExitCode.BACKEND, run(new String[] {"--resources", "cpus=64"}), "a run needs CPU 64");
    assertThat(study.folder()).doesNotExist();
  }

  @Test
  void aWorkerThatIsNone() {
    assertRefused(
        ExitCode.BACKEND,
        run(THERE, "--worker-command", "echo good-day"),
        "is none: it says 'good-day'");
  }

  private static void hiddenThere(Path folder, Runnable test) {
    cluster.onWorkerNode("mount", "-t", "tmpfs", "none", folder.toString());
    try {
      test.run();
    } finally {
      cluster.onWorkerNode("umount", "--lazy", folder.toString());
    }
  }

  private void assertRefused(ExitCode expected, CommandEnd end, String... words) {
    assertThat(end.exitCode).as(end.printed).isEqualTo(expected.number());
    assertThat(end.printed).contains(words).doesNotContain("\tat ", "Traceback");
    List<String> messages =
        end.printed
            .lines()
            .filter(line -> line.startsWith("skysweep: ") && !line.contains("Ray shows the runs"))
            .toList();
    assertThat(messages).as(end.printed).hasSize(1);
  }

  private void assertResumes() {
    CommandEnd end = drive("resume", study.folder().toString());
    assertThat(end.exitCode).as(end.printed).isZero();
    assertThat(study.results()).isEqualTo(undisturbed);
  }

  private CommandEnd run(String[] resources, String... more) {
    return run(script, resources, more);
  }

  private CommandEnd run(Path mission, String[] resources, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "run",
                mission.toString(),
                "--grid",
                "Sat.SMA=6900:7300:8",
                "--out",
                study.folder().toString()));
    line.addAll(List.of(resources));
    line.addAll(List.of(more));
    return drive(line.toArray(String[]::new));
  }

  private record CommandEnd(int exitCode, String printed) {}

  private static CommandEnd drive(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--pool", "ray", "--address", cluster.head().address().toString()));
    var token = Map.of("RAY_AUTH_TOKEN", cluster.head().token().secret());
    try (DriverProcess driver = DriverProcess.start(token, line.toArray(String[]::new))) {
      return new CommandEnd(driver.exitCode(), driver.printed());
    }
  }
}
