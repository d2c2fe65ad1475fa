package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.files.fault.Calamity;
import dev.skysweep.files.fault.Crash;
import dev.skysweep.files.fault.Disk;
import dev.skysweep.files.fault.Fate;
import dev.skysweep.files.fault.FaultFileSystem;
import dev.skysweep.files.fault.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A machine that loses power, or a disk that fails, at any step of a sweep, a resume or an
/// extension: whatever of the unforced bytes and entries is left, a resume completes the sweep,
/// with what was told before untouched.
@Execution(ExecutionMode.CONCURRENT)
class PowerLossTest {
  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path script;
  private List<Operation> operations;
  private Map<Integer, String> expected;

  @BeforeEach
  void sweepUndisturbed() throws Exception {
    script = RecordedStudy.missionIn(root);
    var disk = new Disk();
    Path whole = Files.createDirectory(root.resolve("whole"));
    var study = study(FaultFileSystem.over(whole, disk));
    study.sweep(disk::told);
    operations = disk.operations();
    expected = study.tables();
    assertThat(expected).hasSize(RecordedStudy.RUNS);
  }

  private RecordedStudy study(Path parent) {
    return new RecordedStudy(script, parent.resolve("s"));
  }

  private Calamity sweep() throws IOException {
    return Calamity.fromNothing(
        root, (folder, told) -> study(folder).sweep(told), this::assertGoesOn);
  }

  private Calamity resume() throws IOException {
    Path half = Files.createDirectory(root.resolve("half"));
    int told = indexOfFirstTold() + 1;
    Crash.leave(operations.subList(0, told), Fate.KEPT, half);
    return new Calamity(root, half, (folder, says) -> study(folder).goOn(says), this::assertGoesOn);
  }

  private Calamity extension() throws Exception {
    int more = 2;
    Path larger = root.resolve("larger");
    Crash.leave(operations, Fate.KEPT, larger);
    study(larger).extend(more, _ -> {});
    Map<Integer, String> extended = study(larger).tables();
    assertThat(extended).hasSize(RecordedStudy.RUNS + more).containsAllEntriesOf(expected);
    return new Calamity(
        root,
        root.resolve("whole"),
        (folder, told) -> study(folder).extend(more, told),
        (left, told, when) -> {
          RecordedStudy study = study(left);
          List<Integer> made = study.goOn(_ -> {});
          if (study.tables().size() == RecordedStudy.RUNS) {
            assertThat(told).as(when).isEmpty();
            study.extend(more, _ -> {});
          }
          assertNoneMadeAgain(made, told, when);
          assertThat(study.tables()).as(when).isEqualTo(extended);
        });
  }

  private int indexOfFirstTold() {
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Operation.Told) {
        return i;
      }
    }
    throw new AssertionError("never told");
  }

  private void assertGoesOn(Path left, Set<String> told, String when) throws Exception {
    RecordedStudy study = study(left);

    List<Integer> made = study.goOn(_ -> {});

    assertNoneMadeAgain(made, told, when);
    assertThat(study.tables()).as(when).isEqualTo(expected);
  }

  private static void assertNoneMadeAgain(List<Integer> made, Set<String> told, String when) {
    assertThat(made.stream().filter(run -> told.contains(run.toString())))
        .as("made again " + when)
        .isEmpty();
  }

  @Test
  void aSweepSurvivesALossOfPower() throws Exception {
    sweep().powerGoes();
  }

  @Test
  void aSweepSurvivesAFullDisk() throws Exception {
    sweep().diskIsFull();
  }

  @Test
  void aSweepSurvivesADiskThatFailsOnce() throws Exception {
    sweep().diskFailsOnce();
  }

  @Test
  void aSweepSurvivesANetworkFileSystemThatIsAskedTwice() throws Exception {
    sweep().answerIsLost();
  }

  /// What a failed `fsync` left in memory reads as if it were on the disk.
  @Test
  void aResumeAfterADiskThatFailedOnceSurvivesALossOfPower() throws Exception {
    sweep().powerGoesAfterGoingOn((folder, told) -> study(folder).goOn(told));
  }

  @Test
  void aResumeSurvivesALossOfPower() throws Exception {
    resume().powerGoes();
  }

  @Test
  void aResumeSurvivesAFullDisk() throws Exception {
    resume().diskIsFull();
  }

  @Test
  void aResumeSurvivesADiskThatFailsOnce() throws Exception {
    resume().diskFailsOnce();
  }

  @Test
  void aResumeSurvivesANetworkFileSystemThatIsAskedTwice() throws Exception {
    resume().answerIsLost();
  }

  @Test
  void anExtensionSurvivesALossOfPower() throws Exception {
    extension().powerGoes();
  }

  @Test
  void anExtensionSurvivesAFullDisk() throws Exception {
    extension().diskIsFull();
  }

  @Test
  void anExtensionSurvivesADiskThatFailsOnce() throws Exception {
    extension().diskFailsOnce();
  }
}
