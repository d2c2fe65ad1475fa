package dev.skysweep.worker;

import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.study.OutputFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that a post-processing step left in a run's folder: all that were not there before.
final class StepFiles {
  private static final List<String> PRINTED = List.of("postprocess.out", "postprocess.err");

  private final RunFolder folder;
  private final Set<Path> before;

  private StepFiles(RunFolder folder, Set<Path> before) {
    this.folder = folder;
    this.before = before;
  }

  /// Notes what is there.
  static StepFiles watch(RunFolder folder) {
    return new StepFiles(folder, files(folder));
  }

  /// The new files, safe on the disk, by name without ending; those that share one by whole name.
  Map<String, OutputFile> collect() {
    Set<Path> found = new TreeSet<>(files(folder));
    found.removeAll(before);
    found.removeIf(file -> PRINTED.contains(name(file)));
    Map<String, Long> sharing =
        found.stream().collect(Collectors.groupingBy(this::stem, Collectors.counting()));
    Map<String, OutputFile> collected = new TreeMap<>();
    for (Path file : found) {
      boolean alone = sharing.getOrDefault(stem(file), 0L) == 1;
      collected.put(alone ? stem(file) : name(file), stored(file));
    }
    removeEmptyPrints();
    return collected;
  }

  private OutputFile stored(Path file) {
    try {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Folders.sync(Objects.requireNonNull(file.getParent()));
      return new OutputFile(folder.name() + "/" + name(file), Sha256.of(file), Files.size(file));
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  private void removeEmptyPrints() {
    for (String name : PRINTED) {
      Path file = folder.path().resolve(name);
      try {
        if (Files.exists(file) && Files.size(file) == 0) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw StorageException.writing(file, e);
      }
    }
  }

  private String name(Path file) {
    return folder.path().relativize(file).toString().replace('\\', '/');
  }

  private String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  private static Set<Path> files(RunFolder folder) {
    try (Stream<Path> files = Files.walk(folder.path())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !RunFolder.isRaw(folder.path().relativize(file)))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw StorageException.reading(folder.path(), e);
    }
  }
}
