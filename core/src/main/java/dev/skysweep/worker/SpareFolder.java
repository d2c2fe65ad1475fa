package dev.skysweep.worker;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.HostName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that GMAT writes into, handed on from run to run with its files emptied. Removing it
/// after each run and making it anew would be a seventh of the processor time of a short run: ext4
/// looks long for an inode while others were freed just now.
final class SpareFolder {
  private static final int MOST_FILES = 64;

  private final String owner;
  private final Path place;
  private int away;

  /// The spare folder of this process.
  ///
  /// @param internals the study's `.skysweep`
  SpareFolder(Path internals) {
    this(internals, "%s-%d".formatted(HostName.current(), ProcessHandle.current().pid()));
  }

  /// @param owner what tells it from those of other workers
  SpareFolder(Path internals, String owner) {
    this.owner = owner;
    this.place = internals.resolve("spare-" + owner);
  }

  String owner() {
    return owner;
  }

  /// Removes a run's folder that is in the way, at one stroke: somebody whose driver is gone may
  /// still write into it, and would make it come back.
  void clear(Path run) throws IOException {
    Path aside = place.resolveSibling(place.getFileName() + "." + ++away);
    FileTree.delete(aside);
    try {
      Files.move(run, aside);
    } catch (IOException e) {
      FileTree.delete(run);
      return;
    }
    FileTree.deleteQuietly(aside);
  }

  /// Puts an empty folder at `raw`.
  void lend(Path raw) throws IOException {
    if (Files.isDirectory(place, NOFOLLOW_LINKS)) {
      Files.move(place, raw);
    } else {
      Files.createDirectory(raw);
    }
  }

  /// Takes the folder away from its run.
  ///
  /// @return whether that was possible; else it is still there
  boolean takeBack(Path raw) {
    try {
      if (!Files.isDirectory(place.resolveSibling(".")) || !empty(raw)) {
        return false;
      }
      Files.move(raw, place);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean empty(Path raw) throws IOException {
    int files = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(raw)) {
      for (Path entry : entries) {
        if (++files > MOST_FILES || !Files.isRegularFile(entry, NOFOLLOW_LINKS)) {
          return false;
        }
        FileChannel.open(entry, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .close();
      }
    }
    return true;
  }
}
