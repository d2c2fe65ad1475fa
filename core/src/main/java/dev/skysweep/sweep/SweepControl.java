package dev.skysweep.sweep;

/// Ends a running sweep early, from another thread. Either way the manifest is complete for what
/// was done, and `resume` goes on from there.
public final class SweepControl {
  private enum Wish {
    GO_ON,
    DRAIN,
    STOP
  }

  private Wish wish = Wish.GO_ON;
  private Runnable wake = () -> {};

  /// Starts no more runs and waits for those that run.
  public void drain() {
    ask(Wish.DRAIN);
  }

  /// Starts no more runs and ends those that run; they count as not made.
  public void stop() {
    ask(Wish.STOP);
  }

  private void ask(Wish asked) {
    Runnable listener;
    synchronized (this) {
      wish = asked.compareTo(wish) > 0 ? asked : wish;
      listener = wake;
    }
    listener.run();
  }

  /// Calls `listener` on every later [#drain] and [#stop], and at once if one was asked for before.
  void onChange(Runnable listener) {
    boolean asked;
    synchronized (this) {
      wake = listener;
      asked = draining();
    }
    if (asked) {
      listener.run();
    }
  }

  synchronized boolean draining() {
    return wish != Wish.GO_ON;
  }

  synchronized boolean stopping() {
    return wish == Wish.STOP;
  }
}
