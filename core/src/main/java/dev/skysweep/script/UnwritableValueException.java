package dev.skysweep.script;

/// A value that has no safe form in a script. Caught inside the package, which adds the field.
final class UnwritableValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableValueException(String problem) {
    super(problem);
  }
}
