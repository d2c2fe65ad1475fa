package dev.skysweep.gmat.nativedriver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Decides which text kernels SPICE really has to load and unload when some of them are kept.
///
/// All text kernels define variables in one pool, where the kernel loaded last wins. So the kept
/// ones may stay loaded only while they keep the order in which GMAT, which knows nothing of it,
/// believes to have loaded them. Binary kernels have no part in this.
///
/// Not thread-safe: SPICE isn't.
final class KernelOrder {
  /// What SPICE does with a kernel file.
  interface Spice {
    void load(String kernel);

    void unload(String kernel);
  }

  private final Set<String> keepable;
  private final Spice spice;
  private final List<String> believed = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();

  /// @param keepable the names, as GMAT gives them, of the kernels that may stay loaded
  KernelOrder(Set<String> keepable, Spice spice) {
    this.keepable = Set.copyOf(keepable);
    this.spice = spice;
  }

  /// GMAT wants `kernel` loaded, after all others.
  void load(String kernel) {
    boolean skip = keepable.contains(kernel) && !believed.contains(kernel) && comesLast(kernel);
    believed.remove(kernel);
    believed.add(kernel);
    if (skip) {
      return;
    }
    if (keepable.contains(kernel) && loaded.contains(kernel)) {
      spice.unload(kernel);
    }
    loaded.remove(kernel);
    spice.load(kernel);
    loaded.add(kernel);
  }

  /// Whether `kernel` is loaded, and after each one that GMAT believes to be loaded.
  private boolean comesLast(String kernel) {
    int place = loaded.indexOf(kernel);
    return place >= 0 && believed.stream().allMatch(other -> loaded.indexOf(other) < place);
  }

  /// GMAT has done with `kernel`.
  void unload(String kernel) {
    believed.remove(kernel);
    if (!keepable.contains(kernel)) {
      spice.unload(kernel);
      loaded.remove(kernel);
    }
  }
}
