package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
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
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that loses power at any step of a sweep: whatever of the unforced bytes and entries is
/// left, a resume completes the sweep, with what was told before untouched.
class PowerLossTest {
  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path script;

  @BeforeEach
  void writeMission() throws IOException {
    script = RecordedStudy.missionIn(root);
  }

  @Test
  void aSweepGoesOnFromWhateverIsLeft() throws Exception {
    var disk = new Disk();
    var study = studyOn(disk, "live");
    int begun = disk.operations().size();

    study.sweep(disk::told);

    assertSurvives(disk.operations(), begun, study.tables());
  }

  @Test
  void aResumeGoesOnFromWhateverIsLeft() throws Exception {
    var first = new Disk();
    var study = studyOn(first, "live");
    study.sweep(first::told);
    List<Operation> operations = first.operations();
    int half = indexOfTold(operations, 1) + 1;
    Path interrupted = root.resolve("interrupted");
    Crash.leave(
        operations.subList(0, half), Fate.random(Trials.random(5), true, half), interrupted);
    var disk = new Disk();
    var resumed = new RecordedStudy(script, FaultFileSystem.over(interrupted, disk).resolve("s"));
    int begun = disk.operations().size();

    resumed.goOn(disk::told);

    assertSurvives(disk.operations(), begun, study.tables());
  }

  private RecordedStudy studyOn(Disk disk, String name) throws IOException {
    Path live = Files.createDirectory(root.resolve(name));
    return new RecordedStudy(script, FaultFileSystem.over(live, disk).resolve("s"));
  }

  private static int indexOfTold(List<Operation> operations, int count) {
    int seen = 0;
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Operation.Told && ++seen == count) {
        return i;
      }
    }
    throw new AssertionError("not told so often");
  }

  private void assertSurvives(List<Operation> operations, int begun, Map<Integer, String> expected)
      throws Exception {
    assertThat(expected).hasSize(RecordedStudy.RUNS);
    for (int length = begun; length <= operations.size(); length++) {
      List<Operation> done = operations.subList(0, length);
      for (int trial = 0; trial < 4; trial++) {
        String when =
            "after %d operations, the last %s, trial %d".formatted(length, done.getLast(), trial);
        assertGoesOn(done, fate(length, trial), when, expected);
      }
    }
  }

  private static Fate fate(int length, int trial) {
    return switch (trial) {
      case 0 -> Fate.LOST;
      case 1 -> Fate.KEPT;
      default -> Fate.random(Trials.random(length * 100L + trial), trial % 2 == 0, length);
    };
  }

  private void assertGoesOn(
      List<Operation> done, Fate fate, String when, Map<Integer, String> expected)
      throws Exception {
    Path left = root.resolve("left");
    Crash.leave(done, fate, left);
    var study = new RecordedStudy(script, left.resolve("s"));
    Set<Integer> told = told(done);

    List<Integer> made = study.goOn(_ -> {});

    assertThat(made.stream().filter(told::contains)).as("made again " + when).isEmpty();
    assertThat(study.tables()).as(when).isEqualTo(expected);
    FileTree.delete(left);
  }

  private static Set<Integer> told(List<Operation> done) {
    Set<Integer> told = new TreeSet<>();
    for (Operation operation : done) {
      if (operation instanceof Operation.Told(String run)) {
        told.add(Integer.valueOf(run));
      }
    }
    return told;
  }
}
