package dev.skysweep.sweep;

import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.Mirror;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/// The files of a study beside its manifest.
public final class StudyFiles {
  private static final String MANIFEST = "manifest.jsonl";

  private StudyFiles() {}

  /// The study at a path that a user gives: the folder, or the manifest in it; of one in a bucket,
  /// `s3://bucket/folder`, this machine's copy, brought up to date.
  ///
  /// @throws StudyException for an archive or another file, which is no folder that could be
  ///   written to
  /// @throws dev.skysweep.bucket.BucketException for a bucket that can't be used
  public static StudyFolder folderAt(Path place) {
    Optional<BucketPlace> bucket = BucketPlace.of(place);
    if (bucket.isPresent()) {
      Mirror mirror = Mirror.at(bucket.get(), Machine.current().cacheFolder());
      StudyLock.pull(mirror);
      return new StudyFolder(mirror.folder());
    }
    if (isArchive(place)) {
      throw new StudyException(
          place + " is an archive: unpack it with `skysweep open %s --to DIR`".formatted(place));
    }
    Path absolute = place.toAbsolutePath().normalize();
    if (absolute.endsWith(MANIFEST)) {
      return new StudyFolder(absolute.resolveSibling("."));
    }
    if (Files.isRegularFile(absolute)) {
      throw new StudyException(
          place + " is a file: name the folder of a study, or the manifest.jsonl in it");
    }
    return new StudyFolder(absolute);
  }

  /// Whether a study lies packed in one file.
  public static boolean isArchive(Path place) {
    return place.toString().endsWith(".zip") && Files.isRegularFile(place);
  }

  /// The study's own copy of its mission script, with includes put in.
  static Path script(StudyFolder folder) {
    Path ours = folder.script();
    Path packed = folder.root().resolve("script");
    if (Files.exists(ours) || !Files.isDirectory(packed)) {
      return ours;
    }
    // the reference's archives have it there
    try (DirectoryStream<Path> scripts = Files.newDirectoryStream(packed, "*.script")) {
      Iterator<Path> found = scripts.iterator();
      return found.hasNext() ? found.next() : ours;
    } catch (IOException e) {
      throw StorageException.reading(packed, e);
    }
  }

  /// @throws StorageException if it can't be written
  static void storeScript(StudyFolder folder, String text) {
    AtomicFile.write(script(folder), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes the folder in which every run gets one of its own, and forces its entry: what a worker
  /// forces inside of it does not count before.
  ///
  /// @param target where runs go
  /// @throws StorageException if it can't be made
  static void prepareRuns(Path target) {
    Folders.create(target.resolve("runs"));
    try {
      Folders.sync(target);
    } catch (IOException e) {
      throw StorageException.writing(target, e);
    }
  }

  /// Removes what the runs of an earlier sweep left.
  ///
  /// @throws StorageException if something can't be removed
  static void clearRuns(StudyFolder folder) {
    Mirror.OF_RUNS.forEach(part -> FileTree.delete(folder.root().resolve(part)));
    Mirror.of(folder.root()).ifPresent(Mirror::removeStoredRuns);
  }

  /// Removes what workers left for runs that never came, and by what an earlier driver's attempts
  /// that have not begun yet, in a cluster, see that it is at work.
  static void clearLeft(StudyFolder folder) {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder.internals(), "{spare,probe}-*")) {
      left.forEach(FileTree::deleteQuietly);
    } catch (IOException e) {
      // they harm nobody
    }
  }
}
