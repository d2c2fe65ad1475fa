package dev.skysweep.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where a command prints: results to `out`, progress and messages to `err`.
///
/// @param interactive whether a person watches standard error, so that a line may be redrawn
/// @param colour whether it may be coloured
/// @param width columns of the terminal
record Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean colour, int width) {
  private static final int DEFAULT_WIDTH = 100;
  private static final int LEAST_WIDTH = 20;

  /// The process's own streams. The launcher says what it found out about the terminal, since a JVM
  /// can't ask about standard error.
  static Terminal ofProcess(Map<String, String> environment) {
    boolean interactive =
        Boolean.getBoolean("skysweep.terminal")
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(writer(System.out), writer(System.err), interactive, colour, columnsTold());
  }

  /// A terminal may say that it has no columns, or very few.
  static int columnsTold() {
    int told = Integer.getInteger("skysweep.width", DEFAULT_WIDTH);
    return told < LEAST_WIDTH ? DEFAULT_WIDTH : told;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /// A line to standard error, under the command's name as the reference does it.
  void say(String message) {
    err.println("skysweep: " + printable(message));
  }

  /// A text without what a terminal takes for a command: it may be a stranger's. Lines and tabs
  /// stay.
  static String printable(String text) {
    return text.replaceAll("[\\p{C}&&[^\\n\\t]]", "?");
  }

  String red(String text) {
    return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  String green(String text) {
    return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  String faint(String text) {
    return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
  }
}
