package dev.skysweep.study;

import java.nio.file.Path;

/// Reads the covariance of a state from files of some kind, such as CCSDS messages. Found by
/// [java.util.ServiceLoader], so that a module can add a kind.
public interface CovarianceSource {
  /// Whether the file is of this kind; by its name or its first lines.
  boolean reads(Path file);

  /// The covariance in a file of this kind.
  ///
  /// @throws StudyException with the line, if the file holds none
  StateCovariance read(Path file);
}
