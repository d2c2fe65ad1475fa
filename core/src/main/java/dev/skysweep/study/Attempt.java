package dev.skysweep.study;

import org.jspecify.annotations.Nullable;

/// Who executed a run, and which try it was.
///
/// @param number 1 for the first try
/// @param host name of the machine
/// @param processId of the worker; 0 if none was started
/// @param exitCode of the worker's process if it ended with the run, else null; 128 + n for signal
///   n
/// @param node the machine of a cluster that had it; null on a pool that is no cluster
/// @param reused where its results are from, if nobody executed it; else null
public record Attempt(
    int number,
    String host,
    long processId,
    @Nullable Integer exitCode,
    @Nullable ClusterNode node,
    @Nullable Reused reused) {
  public Attempt(int number, String host, long processId, @Nullable Integer exitCode) {
    this(number, host, processId, exitCode, null, null);
  }
}
