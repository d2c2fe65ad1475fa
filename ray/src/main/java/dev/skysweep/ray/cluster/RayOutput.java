package dev.skysweep.ray.cluster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what Ray's cluster launcher prints.
final class RayOutput {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\r");
  private static final Pattern STEP = Pattern.compile(".*\\[(\\d/\\d)] (.*)");
  private static final Pattern SETUP = Pattern.compile(".*\\((\\d+/\\d+)\\) (.*)");
  private static final Pattern CAUSE =
      Pattern.compile(
          "(?i).*(error|denied|refused|not found|no such|timed out|unreachable|can't|cannot|could"
              + " not|no route|quota|mismatch).*");
  private static final Pattern NOISE =
      Pattern.compile(
          "Error: (Failed to setup head node|Command failed).*|.*click\\.exceptions.*"
              + "|.*(Exception details|Full traceback|Error message: SSH command failed).*"
              + "|.*cannot modify limit.*|.*Retrying \\(Retry.*|\\$ .*");

  private RayOutput() {}

  /// Without colours.
  static String plain(String line) {
    return COLOUR.matcher(line).replaceAll("");
  }

  /// Without the time and the place in Ray's code that a line begins with.
  static String words(String line) {
    return line.replaceFirst("^\\d{4}-\\S+ \\S+\\s+[A-Z]+ \\S+ -- ", "").strip();
  }

  /// What step a line tells of, if it does: `[6/7] Running setup commands`.
  static Optional<String> step(String line) {
    Matcher step = STEP.matcher(line);
    if (step.matches()) {
      return Optional.of("[" + step.group(1) + "] " + step.group(2));
    }
    Matcher setup = SETUP.matcher(line);
    return setup.matches()
        ? Optional.of("      (" + setup.group(1) + ") " + setup.group(2))
        : Optional.empty();
  }

  /// The line that most likely says why it failed: the last that complains, but for those by which
  /// Ray only passes a complaint on.
  static String cause(List<String> lines) {
    return lines.reversed().stream()
        .map(String::strip)
        .filter(line -> CAUSE.matcher(line).matches() && !NOISE.matcher(line).matches())
        .findFirst()
        .or(() -> lines.reversed().stream().filter(line -> !line.isBlank()).findFirst())
        .orElse("it said nothing");
  }
}
