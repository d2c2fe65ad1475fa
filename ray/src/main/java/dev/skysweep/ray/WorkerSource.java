package dev.skysweep.ray;

import java.util.List;

/// Where a node takes the worker's software from.
///
/// @param command the worker's whole command line; empty to look for it
/// @param shipped whether the driver brings it along
/// @param here whether the nodes are this machine, so that the driver's own files are the ones
record WorkerSource(List<String> command, boolean shipped, boolean here) {
  WorkerSource {
    command = List.copyOf(command);
  }
}
