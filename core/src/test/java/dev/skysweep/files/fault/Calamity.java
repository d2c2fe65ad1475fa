package dev.skysweep.files.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.SweepException;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What is done to a folder, disturbed at each of its steps, one after the other.
///
/// @param root a real folder to work in
/// @param prepared what lies in the folder before, safe on the disk
/// @param deed what is done
/// @param check what must hold of whatever is left
public record Calamity(Path root, Path prepared, Deed deed, Check check) {
  /// Works in a folder, and says what it has reported to its user.
  @FunctionalInterface
  public interface Deed {
    void on(Path folder, Consumer<String> told) throws Exception;
  }

  /// Fails if something that was told is gone, or the deed can't be brought to its end.
  @FunctionalInterface
  public interface Check {
    void of(Path left, Set<String> told, String when) throws Exception;
  }

  /// Beginning in an empty folder.
  public static Calamity fromNothing(Path root, Deed deed, Check check) throws IOException {
    return new Calamity(root, Files.createDirectory(root.resolve("empty")), deed, check);
  }

  /// The power goes after each step; four times each, with another part of what was not forced.
  public void powerGoes() throws Exception {
    var disk = new Disk();
    Path live = live(disk);
    int begun = disk.operations().size();
    deed.on(live, disk::told);
    List<Operation> all = disk.operations();
    assertThat(all.size()).as("steps").isGreaterThan(begun);
    for (int length = begun; length <= all.size(); length++) {
      List<Operation> done = all.subList(0, length);
      for (int trial = 0; trial < 4; trial++) {
        String when =
            "after %d operations of %d, the last %s, trial %d"
                .formatted(length - begun, all.size() - begun, done.getLast(), trial);
        checkAfter(done, fate(length, trial), when);
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

  /// The disk is full, or the user's part of it, from each step on.
  public void diskIsFull() throws Exception {
    int steps = steps();
    for (int step = 0; step < steps; step++) {
      String error = step % 2 == 0 ? Fault.NO_SPACE : Fault.NO_QUOTA;
      disturb(Fault.from(step, error), "full from step %d of %d".formatted(step, steps));
    }
  }

  /// The disk fails at each step once, and then says that all is well.
  public void diskFailsOnce() throws Exception {
    int steps = steps();
    for (int step = 0; step < steps; step++) {
      disturb(
          Fault.onceAt(step, Fault.INPUT_OUTPUT), "failed at step %d of %d".formatted(step, steps));
    }
  }

  /// The disk fails once to force a file, which ends the deed; it is gone on with while the machine
  /// still shows what it did not write, and then the power goes.
  ///
  /// Not so for folders: their entries lie in the file system's journal, and one that it can't
  /// write is the end of writing until it is mounted anew.
  public void powerGoesAfterGoingOn(Deed goOn) throws Exception {
    List<Integer> forces = new ArrayList<>();
    int steps = steps(witnessOf(Fault.Step.FORCE, forces));
    assertThat(forces).isNotEmpty();
    for (int step : forces) {
      var disk = new Disk();
      Path live = live(disk);
      disk.failBy(Fault.onceAt(step, Fault.INPUT_OUTPUT));
      try {
        deed.on(live, disk::told);
      } catch (SweepException e) {
        assertThat(e).hasMessageContaining(Fault.INPUT_OUTPUT);
      }
      disk.failBy(Fault.NEVER);
      goOn.on(live, disk::told);
      checkAfterFailure(disk, "gone on after a failed force, step %d of %d".formatted(step, steps));
    }
  }

  /// The folder lies on a network file system, whose server's answer is lost once at each step that
  /// changes a name, so that it is asked again for what it has done.
  public void answerIsLost() throws Exception {
    List<Integer> changes = new ArrayList<>();
    int steps = steps(witnessOf(Fault.Step.CHANGE, changes));
    for (int step : changes) {
      disturb(
          Fault.onceAt(step, Fault.TWICE), "asked twice at step %d of %d".formatted(step, steps));
    }
  }

  private static Fault witnessOf(Fault.Step wanted, List<Integer> seen) {
    return (step, kind) -> {
      if (kind == wanted) {
        seen.add(step);
      }
      return "";
    };
  }

  private int steps() throws Exception {
    return steps(Fault.NEVER);
  }

  private int steps(Fault witness) throws Exception {
    var disk = new Disk();
    Path live = live(disk);
    disk.failBy(witness);
    deed.on(live, _ -> {});
    return disk.asked();
  }

  private void disturb(Fault fault, String when) throws Exception {
    var disk = new Disk();
    Path live = live(disk);
    disk.failBy(fault);
    try {
      deed.on(live, disk::told);
    } catch (SweepException e) {
      assertThat(e)
          .as(when)
          .hasMessageMatching("(?s).*(No space left|quota|Input/output|no such file|exists).*");
    }
    checkAfterFailure(disk, when);
  }

  private void checkAfterFailure(Disk disk, String when) throws Exception {
    for (Fate fate : List.of(Fate.LOST, Fate.KEPT, Fate.random(Trials.random(7), true, 200))) {
      checkAfter(disk.operations(), fate, when);
    }
  }

  private Path live(Disk disk) throws IOException {
    Path live = root.resolve("live");
    FileTree.delete(live);
    copy(prepared, live);
    return FaultFileSystem.over(live, disk);
  }

  private void checkAfter(List<Operation> done, Fate fate, String when) throws Exception {
    Path left = root.resolve("left");
    FileTree.delete(left);
    Crash.leave(done, fate, left);
    Set<String> told = new TreeSet<>();
    for (Operation operation : done) {
      if (operation instanceof Operation.Told(String what)) {
        told.add(what);
      }
    }
    check.of(left, told, when);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(path, target);
      }
    }
  }
}
