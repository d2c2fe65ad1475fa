package dev.skysweep.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the column names in a heading line.
final class ReportHeading {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z]\\w*(\\.\\w+)*(\\(\\d+(,\\d+)?\\))?(\\.\\w+)*");

  private ReportHeading() {}

  static List<String> names(String line, ReportFormat format) {
    if (strip(line, format.delimiter()).equals(strip(expected(format), format.delimiter()))) {
      return format.added();
    }
    // The Report command pads its headings with blanks whatever the delimiter.
    char delimiter = format.delimiter();
    boolean delimited = !Character.isLetterOrDigit(delimiter) && line.indexOf(delimiter) >= 0;
    return split(line, delimited ? delimiter : ' ', format.fixedWidth() ? 2 : 1);
  }

  /// Whether each of the texts could be the name of a parameter or variable.
  static boolean areNames(List<String> texts) {
    return texts.stream()
        .allMatch(text -> NAME.matcher(text).matches() && !NumberText.isNumber(text));
  }

  private static String expected(ReportFormat format) {
    if (!format.fixedWidth()) {
      return String.join(String.valueOf(format.delimiter()), format.added());
    }
    StringBuilder line = new StringBuilder();
    for (String name : format.added()) {
      String padding =
          String.valueOf(format.delimiter()).repeat(format.width(name) - name.length());
      line.append(format.leftJustified() ? name + padding : padding + name);
    }
    return line.toString();
  }

  private static String strip(String line, char padding) {
    int from = 0;
    int to = line.length();
    while (from < to && line.charAt(from) == padding) {
      from++;
    }
    while (to > from && line.charAt(to - 1) == padding) {
      to--;
    }
    return line.substring(from, to);
  }

  /// At runs of so many delimiters or more, but not inside `A(1,2)`.
  private static List<String> split(String line, char delimiter, int shortestRun) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int depth = 0;
    int run = 0;
    for (char c : (line + String.valueOf(delimiter).repeat(shortestRun)).toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      run = c == delimiter && depth == 0 ? run + 1 : 0;
      name.append(c);
      if (run >= shortestRun) {
        String found = strip(name.toString(), delimiter).strip();
        name.setLength(0);
        if (!found.isEmpty()) {
          names.add(found);
        }
      }
    }
    return names;
  }
}
