package dev.skysweep.ray.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// The files on this machine that a cluster file names.
final class FileRules implements ClusterCheck.Rule {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  @Override
  public void apply(ClusterFile file, Findings findings) {
    file.fileMounts().forEach((there, here) -> mount(findings, there, here));
    String key = file.text("/auth/ssh_private_key");
    if (!key.isEmpty()) {
      if (!Files.exists(LocalPath.of(key))) {
        findings.error(
            "/auth/ssh_private_key",
            "there is no file " + key,
            "name the key that opens the machines, or make one: ssh-keygen -t ed25519");
      } else {
        secret(findings, "/auth/ssh_private_key", key);
      }
    }
  }

  private static void mount(Findings findings, String there, String here) {
    String at = ClusterFile.pointer("/file_mounts", there);
    if (there.endsWith(".ray/auth_token")) {
      if (Files.exists(LocalPath.of(here))) {
        secret(findings, at, here);
      }
      // a missing one is made by `cluster up`
    } else if (!Files.exists(LocalPath.of(here))) {
      findings.error(at, "there is no " + here + " on this machine", "correct the path");
    }
  }

  private static void secret(Findings findings, String at, String name) {
    try {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(LocalPath.of(name));
      if (allowed.stream().anyMatch(OTHERS::contains)) {
        findings.warning(at, "others on this machine can read " + name, "chmod 600 " + name);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // a file system without such rights has none to complain about
    }
  }
}
