package dev.skysweep.files.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What lies on a disk after its machine lost power, for what was done to it before: whatever was
/// forced is there, and of the rest whatever a [Fate] says.
///
/// The rules are POSIX's, which are stricter than any one file system: forcing a file says nothing
/// of its entry in a folder, and forcing a folder nothing of its own entry.
public final class Crash {
  private final List<Operation> operations;
  private final Fate fate;

  /// For each file and folder, which of its forces succeeded, by their places.
  private final Map<Integer, TreeMap<Integer, Boolean>> forces = new HashMap<>();

  private final Map<Integer, FileState> files = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> folders = new HashMap<>();

  private Crash(List<Operation> operations, Fate fate) {
    this.operations = operations;
    this.fate = fate;
  }

  /// Lays out in `target`, a real folder, what is left of the folder that the disk began with.
  public static void leave(List<Operation> operations, Fate fate, Path target) throws IOException {
    Crash crash = new Crash(operations, fate);
    crash.folder(0);
    crash.findForces();
    for (int i = 0; i < operations.size(); i++) {
      crash.apply(i);
    }
    crash.write(0, target);
  }

  private void findForces() {
    for (int i = 0; i < operations.size(); i++) {
      switch (operations.get(i)) {
        case Operation.Force(int node) ->
            forces.computeIfAbsent(node, _ -> new TreeMap<>()).put(i, true);
        case Operation.ForceFailed(int node) ->
            forces.computeIfAbsent(node, _ -> new TreeMap<>()).put(i, false);
        default -> {}
      }
    }
  }

  /// Whether the next force of a file or folder after a place succeeded.
  private boolean isForced(int node, int place) {
    var next = forces.getOrDefault(node, new TreeMap<>()).higherEntry(place);
    return next != null && next.getValue();
  }

  private void apply(int place) {
    switch (operations.get(place)) {
      case Operation.Link(int folder, String name, int node, boolean isFolder) -> {
        if (isFolder) {
          folder(node);
        } else {
          file(node);
        }
        if (survives(folder, place)) {
          folder(folder).put(name, node);
        }
      }
      case Operation.Unlink(int folder, String name) -> {
        if (survives(folder, place)) {
          folder(folder).remove(name);
        }
      }
      // one transaction of the file system, so either folder's force is enough for both
      case Operation.Rename(int from, String name, int to, String newName, int node) -> {
        if (isForced(from, place) || survives(to, place)) {
          folder(from).remove(name);
          folder(to).put(newName, node);
        }
      }
      case Operation.Write(int file, long offset, var bytes) ->
          file(file).write(offset, bytes, isForced(file, place), fate);
      case Operation.Truncate(int file, long size) ->
          file(file).truncate(size, isForced(file, place), fate);
      case Operation.Force _, Operation.ForceFailed _, Operation.Told _ -> {}
    }
  }

  private boolean survives(int folder, int place) {
    return isForced(folder, place) || fate.keepsEntry(place);
  }

  private Map<String, Integer> folder(int node) {
    return folders.computeIfAbsent(node, _ -> new TreeMap<>());
  }

  private FileState file(int node) {
    return files.computeIfAbsent(node, _ -> new FileState());
  }

  private void write(int folder, Path target) throws IOException {
    Files.createDirectories(target);
    for (Map.Entry<String, Integer> entry : folder(folder).entrySet()) {
      Path path = target.resolve(entry.getKey());
      FileState file = files.get(entry.getValue());
      if (file == null) {
        write(entry.getValue(), path);
      } else {
        Files.write(path, file.bytes());
      }
    }
  }
}
