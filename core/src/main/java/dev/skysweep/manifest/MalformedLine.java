package dev.skysweep.manifest;

/// A line that is not what it should be. Says why; who reads the file knows where.
final class MalformedLine extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String REPAIR = "; `skysweep manifest repair` saves what is whole";

  private final String cure;

  MalformedLine(String why) {
    this(why, REPAIR);
  }

  MalformedLine(String why, Throwable cause) {
    super(why, cause);
    this.cure = REPAIR;
  }

  private MalformedLine(String why, String cure) {
    super(why);
    this.cure = cure;
  }

  /// A line that a repair can't help.
  static MalformedLine beyondRepair(String why, String cure) {
    return new MalformedLine(why, "; " + cure);
  }

  String why() {
    return String.valueOf(getMessage());
  }

  String whyAndCure() {
    return why() + cure;
  }
}
