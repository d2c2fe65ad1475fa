package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Command;
import dev.skysweep.script.Statement.Create;
import dev.skysweep.script.Statement.Include;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what a line says, as GMAT's interpreter does: one statement a line, semicolons optional.
final class StatementParser {
  private static final Pattern PREFIX = Pattern.compile("GMAT\\s+");
  private static final Pattern CREATE = Pattern.compile("Create\\s+(\\w+)\\s+");
  private static final Pattern INCLUDE = Pattern.compile("#Include\\s+");

  /// In the sequence a label may stand first: `GMAT 'Set mass' Sat.DryMass = 800;`.
  private static final Pattern LEFT_SIDE =
      Pattern.compile("(?:'[^']*'\\s*)?([A-Za-z]\\w*)(\\([^()=]*\\))?((?:\\.\\w+)*+)\\s*=(?!=)");

  private static final Pattern CREATED =
      Pattern.compile("([A-Za-z]\\w*)\\s*(?:\\[([\\d\\s,]*)\\])?[\\s,]*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NUMBER_GAP = Pattern.compile("[\\s,]+");

  private static final int MOST_DIGITS = 9;

  private final LogicalLine line;
  private final String code;
  private final int from;
  private final int to;

  StatementParser(LogicalLine line) {
    this.line = line;
    this.code = line.code();
    int start = skipBlanks(0);
    Matcher prefix = PREFIX.matcher(code).region(start, code.length());
    this.from = prefix.lookingAt() ? prefix.end() : start;
    int end = code.length();
    while (end > from && (code.charAt(end - 1) == ';' || isBlank(code.charAt(end - 1)))) {
      end--;
    }
    this.to = end;
  }

  @Nullable Statement parse() {
    if (from >= to) {
      return null;
    }
    Matcher create = CREATE.matcher(code).region(from, to);
    if (create.lookingAt()) {
      return create(create.group(1), create.end());
    }
    Matcher include = INCLUDE.matcher(code).region(from, to);
    if (include.lookingAt()) {
      return new Include(line, unquoted(code.substring(include.end(), to).strip()));
    }
    Matcher left = LEFT_SIDE.matcher(code).region(from, to);
    if (left.lookingAt()) {
      return assignment(left);
    }
    return new Command(line, code.substring(from, to));
  }

  private Create create(String type, int namesFrom) {
    List<String> names = new ArrayList<>();
    List<List<Integer>> dimensions = new ArrayList<>();
    Matcher name = CREATED.matcher(code).region(namesFrom, to);
    while (name.lookingAt() && name.end() > name.start()) {
      names.add(name.group(1));
      dimensions.add(dimensions(name.group(2)));
      name.region(name.end(), to);
    }
    return new Create(line, type, List.copyOf(names), List.copyOf(dimensions));
  }

  /// GMAT reads `[3]` as one row of three.
  private static List<Integer> dimensions(@Nullable String brackets) {
    if (brackets == null || brackets.isBlank()) {
      return List.of();
    }
    List<Integer> sizes =
        NUMBER_GAP
            .splitAsStream(brackets.strip())
            // more digits are no size of any array; GMAT says so
            .map(size -> Integer.valueOf(size.substring(0, Math.min(MOST_DIGITS, size.length()))))
            .toList();
    return sizes.size() == 1 ? List.of(1, sizes.getFirst()) : sizes;
  }

  private Assignment assignment(Matcher left) {
    String index = left.group(2) == null ? "" : BLANKS.matcher(left.group(2)).replaceAll("");
    String field = left.group(3).isEmpty() ? "" : left.group(3).substring(1);
    int valueFrom = Math.min(skipBlanks(left.end()), to);
    int valueTo = valueEnd(valueFrom);
    return new Assignment(
        line,
        left.group(1),
        index,
        field,
        line.start() + left.start(1),
        code.substring(valueFrom, valueTo),
        line.start() + valueFrom,
        line.start() + valueTo);
  }

  /// Up to a semicolon outside quotes and brackets. What follows one GMAT refuses; it is left as it
  /// is, for GMAT to say so.
  private int valueEnd(int valueFrom) {
    boolean quoted = false;
    int depth = 0;
    for (int i = valueFrom; i < to; i++) {
      switch (code.charAt(i)) {
        case '\'' -> quoted = !quoted;
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        case ';' -> {
          if (!quoted && depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return to;
  }

  /// The text between a pair of quotes, or the text itself.
  static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private int skipBlanks(int at) {
    int next = at;
    while (next < code.length() && isBlank(code.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
