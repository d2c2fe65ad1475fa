package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.files.fault.Crash;
import dev.skysweep.files.fault.Disk;
import dev.skysweep.files.fault.Fate;
import dev.skysweep.files.fault.Fault;
import dev.skysweep.files.fault.FaultFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fails at any step of a sweep, for good or once, and loses power afterwards.
class FailingDiskTest {
  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path script;
  private Map<Integer, String> expected;
  private int steps;

  @BeforeEach
  void sweepUndisturbed() throws Exception {
    script = RecordedStudy.missionIn(root);
    var disk = new Disk();
    var study = studyOn(disk);
    study.sweep(_ -> {});
    expected = study.tables();
    steps = disk.asked();
    removeLive();
  }

  private RecordedStudy studyOn(Disk disk) throws IOException {
    Path live = Files.createDirectory(root.resolve("live"));
    Path folder = FaultFileSystem.over(live, disk).resolve("s");
    disk.failBy(Fault.NEVER);
    return new RecordedStudy(script, folder);
  }

  private void removeLive() {
    FileTree.delete(root.resolve("live"));
  }

  @Test
  void aFullDiskLosesNothingThatWasTold() throws Exception {
    for (int step = 0; step < steps; step++) {
      String error = step % 2 == 0 ? Fault.NO_SPACE : Fault.NO_QUOTA;
      assertLosesNothing(Fault.from(step, error), "full from step " + step);
    }
  }

  @Test
  void aDiskThatFailsOnceAndThenSaysThatAllIsWellLosesNothingThatWasTold() throws Exception {
    for (int step = 0; step < steps; step++) {
      assertLosesNothing(Fault.onceAt(step, Fault.INPUT_OUTPUT), "failed at step " + step);
    }
  }

  private void assertLosesNothing(Fault fault, String when) throws Exception {
    var disk = new Disk();
    RecordedStudy study = studyOn(disk);
    disk.failBy(fault);
    Set<String> told = ConcurrentHashMap.newKeySet();
    try {
      study.sweep(told::add);
    } catch (StorageException e) {
      assertThat(e).as(when).hasMessageMatching("(?s).*(No space left|quota|Input/output).*;.*");
    }
    removeLive();
    for (Fate fate : List.of(Fate.LOST, Fate.KEPT, Fate.random(Trials.random(7), true, 200))) {
      assertGoesOn(disk, fate, told, when);
    }
  }

  private void assertGoesOn(Disk disk, Fate fate, Set<String> told, String when) throws Exception {
    Path left = root.resolve("left");
    Crash.leave(disk.operations(), fate, left);
    var study = new RecordedStudy(script, left.resolve("s"));

    List<Integer> made = study.goOn(_ -> {});

    assertThat(made.stream().filter(run -> told.contains(run.toString())))
        .as("made again: " + when)
        .isEmpty();
    assertThat(study.tables()).as(when).isEqualTo(expected);
    FileTree.delete(left);
  }
}
