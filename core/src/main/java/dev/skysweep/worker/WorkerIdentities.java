package dev.skysweep.worker;

import dev.skysweep.SkysweepVersion;
import dev.skysweep.files.HostName;
import java.util.Map;

/// Makes the identity of this process.
final class WorkerIdentities {
  private WorkerIdentities() {}

  static WorkerIdentity of(
      String gmatVersion, String driver, String engineHash, Map<String, String> dataHashes) {
    return new WorkerIdentity(
        HostName.current(),
        ProcessHandle.current().pid(),
        SkysweepVersion.current(),
        BuildMark.current(),
        gmatVersion,
        driver,
        engineHash,
        dataHashes,
        Map.of());
  }
}
