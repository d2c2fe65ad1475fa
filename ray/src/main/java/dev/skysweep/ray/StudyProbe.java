package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.bucket.Mirror;
import dev.skysweep.bucket.Presence;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.worker.WorkerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shows that driver and workers see the same study folder: each reads what the other wrote.
///
/// @param folder `.skysweep/probe-…` in the study
/// @param nonce what is written
/// @param presence of a study in a bucket, where each worker shows itself; else null
record StudyProbe(Path folder, String nonce, @Nullable Presence presence) implements AutoCloseable {
  private static final String PREFIX = "probe-";

  /// A node names it, which may be anybody's.
  private static final Pattern FILE = Pattern.compile("[\\w-]+");

  /// Writes the driver's part.
  ///
  /// @throws dev.skysweep.files.StorageException if it can't be written
  static StudyProbe in(Path study) {
    String nonce = UUID.randomUUID().toString();
    Path folder = study.resolve(".skysweep").resolve(PREFIX + nonce.substring(0, 8));
    Folders.create(folder);
    AtomicFile.write(folder.resolve("driver"), nonce.getBytes(UTF_8));
    Presence presence = Mirror.of(study).map(Presence::new).orElse(null);
    return new StudyProbe(folder, nonce, presence);
  }

  String name() {
    return String.valueOf(folder.getFileName()).substring(PREFIX.length());
  }

  /// Whether a file that a worker says it wrote is here.
  boolean sees(String file) {
    try {
      return FILE.matcher(file).matches() && Files.readString(folder.resolve(file)).equals(nonce);
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether a worker writes to the bucket that is read here; of a study in a folder, see
  /// [#sees(String)].
  boolean sees(WorkerIdentity worker) {
    return presence == null || presence.isShown(worker.name());
  }

  @Override
  public void close() {
    if (presence != null) {
      presence.clear();
    }
    FileTree.deleteQuietly(folder);
  }
}
