package dev.skysweep.output;

import java.util.ArrayList;
import java.util.List;

/// The words of a line.
final class Words {
  private Words() {}

  /// Between runs of blanks and tabs.
  static List<String> of(String line) {
    return between(line, 1);
  }

  /// Between two or more blanks, so that a date or a heading of several words stays whole.
  static List<String> spaced(String line) {
    return between(line, 2);
  }

  private static List<String> between(String line, int blanks) {
    List<String> words = new ArrayList<>();
    int start = -1;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == ' ' || line.charAt(i) == '\t') {
        run++;
        if (run == blanks && start >= 0) {
          words.add(line.substring(start, i - blanks + 1));
          start = -1;
        }
      } else {
        run = 0;
        if (start < 0) {
          start = i;
        }
      }
    }
    if (start >= 0) {
      words.add(line.substring(start).strip());
    }
    return words;
  }
}
