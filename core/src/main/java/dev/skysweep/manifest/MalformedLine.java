package dev.skysweep.manifest;

/// A line that is not what it should be. Says why; who reads the file knows where.
final class MalformedLine extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedLine(String why) {
    super(why);
  }

  MalformedLine(String why, Throwable cause) {
    super(why, cause);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
