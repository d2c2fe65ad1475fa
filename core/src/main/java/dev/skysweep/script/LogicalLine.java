package dev.skysweep.script;

import java.util.ArrayList;
import java.util.List;

/// One line as GMAT's interpreter sees it: physical lines that end in `...` are joined.
///
/// @param start offset of its first character
/// @param end offset behind its line end
/// @param number of its first physical line, from 1
/// @param code its text with the comment, the `...` and the line ends inside it blanked out, so
///   that an index into it plus `start` is an offset
/// @param comment index in `code` at which the comment starts, or the length of `code`
record LogicalLine(int start, int end, int number, String code, int comment) {

  static List<LogicalLine> of(String text) {
    List<LogicalLine> lines = new ArrayList<>();
    int start = 0;
    int number = 1;
    while (start < text.length()) {
      StringBuilder code = new StringBuilder();
      int first = number;
      int from = start;
      boolean joined;
      do {
        int stop = lineEnd(text, from);
        code.append(text, from, stop);
        int next = behindBreak(text, stop);
        number++;
        joined = next < text.length() && continues(code, from - start);
        if (joined) {
          blankContinuation(code);
          code.repeat(' ', next - stop);
        }
        from = next;
      } while (joined);
      int comment = commentStart(code);
      for (int i = comment; i < code.length(); i++) {
        code.setCharAt(i, ' ');
      }
      lines.add(new LogicalLine(start, from, first, code.toString(), comment));
      start = from;
    }
    return lines;
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int behindBreak(String text, int lineEnd) {
    if (lineEnd == text.length()) {
      return lineEnd;
    }
    boolean pair =
        text.charAt(lineEnd) == '\r'
            && lineEnd + 1 < text.length()
            && text.charAt(lineEnd + 1) == '\n';
    return lineEnd + (pair ? 2 : 1);
  }

  /// GMAT joins lines before it looks for comments: `Sat.X = 1; % see below ...` swallows the next
  /// line. Only a line that is a comment from its start does not.
  private static boolean continues(CharSequence code, int lastLine) {
    String line = code.subSequence(lastLine, code.length()).toString();
    return line.stripTrailing().endsWith("...")
        && !(lastLine == 0 && line.stripLeading().startsWith("%"));
  }

  private static void blankContinuation(StringBuilder code) {
    int at = code.lastIndexOf("...");
    code.replace(at, at + 3, "   ");
  }

  /// A `%` outside quotes, or any after a quote that is never closed.
  private static int commentStart(CharSequence code) {
    boolean quoted = false;
    int insideQuotes = -1;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
        insideQuotes = -1;
      } else if (c == '%' && !quoted) {
        return i;
      } else if (c == '%' && insideQuotes < 0) {
        insideQuotes = i;
      }
    }
    return quoted && insideQuotes >= 0 ? insideQuotes : code.length();
  }
}
