package dev.skysweep.statistics.failures;

import java.util.regex.Pattern;

/// What an engine's message says once everything that differs from run to run is taken out: paths,
/// quoted texts, epochs, dotted names and numbers become `<path>`, `<name>`, `<epoch>`, `<number>`.
/// Two runs failed alike if their patterns are equal.
final class MessagePattern {
  private static final String SEGMENT = "[^\\s\"'<>:;,/\\\\]+";
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w.])(?:[A-Za-z]:)?(?:\\.{0,2}[/\\\\]|(?:[\\w.+-]+[/\\\\]){2})(?:%s[/\\\\])*%s(?<![.)])"
              .formatted(SEGMENT, SEGMENT));
  private static final Pattern EPOCH =
      Pattern.compile(
          "\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}"
              + "(?: \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)?"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?");
  // An apostrophe inside a word opens no quotation.
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)");
  private static final Pattern DOTTED = Pattern.compile("\\b[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+\\b");
  // A digit within a word belongs to the word: RungeKutta89.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])[-+]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?(?!\\w)|(?:nan|inf)\\b)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private MessagePattern() {}

  static String of(String message) {
    String text = PATH.matcher(message).replaceAll("<path>");
    text = EPOCH.matcher(text).replaceAll("<epoch>");
    text = QUOTED.matcher(text).replaceAll("<name>");
    text = DOTTED.matcher(text).replaceAll("<name>");
    text = NUMBER.matcher(text).replaceAll("<number>");
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
