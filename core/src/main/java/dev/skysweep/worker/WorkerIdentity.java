package dev.skysweep.worker;

import java.util.Map;

/// Who a worker is; goes into the manifest.
///
/// @param host name of its machine
/// @param processId its process
/// @param skysweepVersion version of the code it runs
/// @param build which build of that version it is, see [BuildMark]
/// @param gmatVersion e.g. `R2026a`; empty without an engine
/// @param engineDriver `native`, `python` or `none`
/// @param engineHash SHA-256 over the engine's libraries
/// @param dataHashes SHA-256 of each data file that the engine reads, by its key in GMAT's startup
///   file
/// @param missionFiles SHA-256 of each file that the mission reads by absolute path and that the
///   worker has, by that path
public record WorkerIdentity(
    String host,
    long processId,
    String skysweepVersion,
    String build,
    String gmatVersion,
    String engineDriver,
    String engineHash,
    Map<String, String> dataHashes,
    Map<String, String> missionFiles) {
  /// The same with the files of a mission.
  WorkerIdentity with(Map<String, String> files) {
    return new WorkerIdentity(
        host,
        processId,
        skysweepVersion,
        build,
        gmatVersion,
        engineDriver,
        engineHash,
        dataHashes,
        files);
  }

  /// Another one for each worker that lives.
  public String name() {
    return host + "-" + processId;
  }
}
