package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.MergedRuns;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The runs of other studies that ended well, by what they were made from.
final class EarlierRuns {
  static final EarlierRuns NONE = new EarlierRuns(Map.of());

  /// A study that has runs to take.
  record Source(Manifest manifest, StudyFolder folder, String sweepId, MergedRuns merged) {}

  /// One of its runs.
  record Place(Source source, int runId) {
    /// @throws dev.skysweep.manifest.ManifestException if the manifest was damaged meanwhile
    ManifestEntry entry() {
      return source.manifest().entry(runId).orElseThrow();
    }
  }

  private final Map<String, Place> byContent;

  private EarlierRuns(Map<String, Place> byContent) {
    this.byContent = byContent;
  }

  /// @throws StudyException if one of the folders is not there
  static void check(List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new StudyException("--reuse " + folder + ": there is no such folder");
      }
    }
  }

  /// Reads the manifests of all studies in and below the folders that runs may be taken from.
  ///
  /// @param except a study that is no other one
  static EarlierRuns of(SweepOptions options, StudyFolder except) {
    List<Path> folders = options.reuse();
    Consumer<String> said = options.listener()::said;
    if (folders.isEmpty()) {
      return NONE;
    }
    if (options.keepRaw()) {
      said.accept("nothing is reused: GMAT's own files, which are to be kept, have no hash");
      return NONE;
    }
    var found = new HashMap<String, Place>();
    int studies = 0;
    for (StudyFolder study : studies(folders)) {
      if (!study.root().equals(except.root())) {
        studies += add(study, found, said) ? 1 : 0;
      }
    }
    said.accept("runs that may be reused: %,d, of studies: %,d".formatted(found.size(), studies));
    return new EarlierRuns(found);
  }

  /// A run that was made from the same.
  @Nullable Place find(String content) {
    return byContent.get(content);
  }

  boolean isEmpty() {
    return byContent.isEmpty();
  }

  private static boolean add(StudyFolder study, Map<String, Place> found, Consumer<String> said) {
    try {
      Manifest manifest = Manifest.open(study.manifest());
      SkysweepOrigin origin = manifest.header().skysweep();
      if (origin == null) {
        said.accept(
            "nothing of %s is reused: gmat-sweep recorded no hashes".formatted(study.root()));
        return false;
      }
      var source = new Source(manifest, study, origin.sweepId(), MergedRuns.of(study, manifest));
      try (Stream<ManifestEntry> entries = manifest.latest(EnumSet.of(RunStatus.OK))) {
        entries
            .filter(entry -> !entry.outputs().content().isEmpty())
            .forEach(entry ->
                found.putIfAbsent(entry.outputs().content(), new Place(source, entry.runId())));
      }
      return true;
    } catch (SweepException e) {
      said.accept("nothing of %s is reused: %s".formatted(study.root(), e.getMessage()));
      return false;
    }
  }

  /// In the order of their paths, so that of equal runs always the same one is taken.
  private static List<StudyFolder> studies(List<Path> folders) {
    var studies = new ArrayList<StudyFolder>();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(
            folder.toAbsolutePath().normalize(),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                var study = new StudyFolder(each);
                if (!study.hasManifest()) {
                  return FileVisitResult.CONTINUE;
                }
                studies.add(study);
                return FileVisitResult.SKIP_SUBTREE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) {
                  throw Objects.requireNonNull(e);
                }
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        throw StorageException.reading(folder, e);
      }
    }
    return studies.stream().distinct().sorted((a, b) -> a.root().compareTo(b.root())).toList();
  }
}
