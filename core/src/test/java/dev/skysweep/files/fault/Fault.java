package dev.skysweep.files.fault;

/// When a disk fails, and how.
@FunctionalInterface
public interface Fault {
  String NO_SPACE = "No space left on device";
  String NO_QUOTA = "Disk quota exceeded";
  String INPUT_OUTPUT = "Input/output error";

  /// The step is done, and then once more, as by a network file system whose server's answer was
  /// lost: what exists is to be made, what is gone is to be moved.
  String TWICE = "twice";

  Fault NEVER = (_, _) -> "";

  /// What a step is.
  enum Step {
    /// Of a folder or a length.
    CHANGE,
    WRITE,
    /// Of a file.
    FORCE,
    FORCE_FOLDER,
    OPEN_FOLDER
  }

  /// What the system says at this step, or nothing if it does it, or [#TWICE].
  ///
  /// @param step counted from 0
  String at(int step, Step kind);

  /// Fails from a step on, for good, in all that takes room.
  static Fault from(int first, String error) {
    return (step, kind) -> step >= first && kind != Step.OPEN_FOLDER ? error : "";
  }

  /// Fails at one step only, and says afterwards that all is well, as Linux does after an `fsync`
  /// that failed.
  static Fault onceAt(int only, String error) {
    return (step, _) -> step == only ? error : "";
  }
}
