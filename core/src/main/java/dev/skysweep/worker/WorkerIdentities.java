package dev.skysweep.worker;

import dev.skysweep.SkysweepVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/// Makes the identity of this process.
final class WorkerIdentities {
  private WorkerIdentities() {}

  static WorkerIdentity of(
      String gmatVersion, String driver, String engineHash, Map<String, String> dataHashes) {
    return new WorkerIdentity(
        host(),
        ProcessHandle.current().pid(),
        SkysweepVersion.current(),
        gmatVersion,
        driver,
        engineHash,
        dataHashes);
  }

  /// The name of this machine.
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // a machine that can't resolve its own name
      return "localhost";
    }
  }
}
