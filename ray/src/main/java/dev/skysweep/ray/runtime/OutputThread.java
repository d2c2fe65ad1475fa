package dev.skysweep.ray.runtime;

/// A thread that reads what a process says, until it ends.
///
/// No virtual one: while it waits for a process's output it keeps its carrier, and once as many do
/// so as there are processors, and half a minute has passed, no other virtual thread runs any more
/// (JDK 25).
final class OutputThread {
  private OutputThread() {}

  static void start(Runnable reading) {
    var _ = Thread.ofPlatform().daemon().name("ray-output").start(reading);
  }
}
