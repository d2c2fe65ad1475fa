package dev.skysweep.worker;

import java.util.List;

/// A process and all below it.
final class ProcessTree {
  private ProcessTree() {}

  /// Ends all of them at once.
  static void kill(Process root) {
    // looked up before: what is below an ended process is nobody's any more
    List<ProcessHandle> below = root.descendants().toList();
    root.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
