package dev.skysweep.ray.client;

/// The connection to the cluster is over: it could not be mended within the grace period, or the
/// cluster ended it.
public final class LineLostException extends Exception {
  private static final long serialVersionUID = 1L;

  LineLostException(String message) {
    super(message);
  }
}
