package dev.skysweep.gmat;

import java.util.Locale;

/// What is done about GMAT reading the same SPICE text kernels anew for every run, which is most of
/// the time of a short one. From the fastest to the plainest; all give the same reports.
public enum KernelMode {
  /// The installation's text kernels stay loaded from run to run.
  KEPT,
  /// GMAT reads copies without their comments.
  COMMENT_FREE,
  /// As GMAT does it.
  STOCK;

  /// As it is printed and stored: `kept`, `comment-free` or `stock`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
