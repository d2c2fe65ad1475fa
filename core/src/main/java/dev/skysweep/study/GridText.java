package dev.skysweep.study;

import java.util.ArrayList;
import java.util.List;

/// Splits the text of a grid axis outside of quotes, braces, brackets and parentheses.
final class GridText {
  private GridText() {}

  /// @throws StudyException if a quote or brace is not closed
  static List<String> split(String name, String text, char separator) {
    var parts = new ArrayList<String>();
    int start = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{' || c == '[' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == ')') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (quote != 0 || depth != 0) {
      throw new StudyException(
          "the grid axis %s: a %s is not closed in '%s'"
              .formatted(name, quote != 0 ? "quote" : "brace, bracket or parenthesis", text));
    }
    parts.add(text.substring(start));
    return parts;
  }

  static String unquote(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
