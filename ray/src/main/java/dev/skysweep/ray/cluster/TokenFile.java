package dev.skysweep.ray.cluster;

import dev.skysweep.files.StorageException;
import dev.skysweep.ray.auth.RayToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The token that a cluster file sends to its nodes.
record TokenFile(Path path) {
  /// As many as Ray's own `ray get-auth-token --generate` takes.
  private static final int BYTES = 32;

  /// The one that a file names, if it sends one.
  static Optional<TokenFile> of(ClusterFile file) {
    return file.fileMounts().entrySet().stream()
        .filter(mount -> mount.getKey().endsWith(".ray/auth_token"))
        .map(mount -> new TokenFile(LocalPath.of(mount.getValue())))
        .findFirst();
  }

  /// Makes it if it is missing: a random secret that only its owner can read.
  ///
  /// @return whether it had to be made
  /// @throws StorageException if it can't be written
  boolean make() {
    if (Files.exists(path)) {
      return false;
    }
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileAttribute<Set<PosixFilePermission>> mine =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(path, mine);
      Files.writeString(path, HexFormat.of().formatHex(secret));
    } catch (IOException e) {
      throw StorageException.writing(path, e);
    }
    return true;
  }

  RayToken token() {
    return RayToken.read(path);
  }
}
