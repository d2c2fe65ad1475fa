package dev.skysweep.script;

/// The comments of a script.
public final class Comments {
  private Comments() {}

  /// The script without them, every statement on the line that it had. What they swallow, as in `%
  /// see below ...`, stays swallowed.
  public static String removed(String script) {
    StringBuilder without = new StringBuilder(script.length());
    for (LogicalLine line : LogicalLine.of(script)) {
      int comment = line.start() + line.comment();
      without.append(script, line.start(), Math.min(comment, line.end()));
      script
          .substring(Math.min(comment, line.end()), line.end())
          .chars()
          .filter(c -> c == '\n' || c == '\r')
          .forEach(c -> without.append((char) c));
    }
    return without.toString();
  }
}
