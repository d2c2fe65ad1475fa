package dev.skysweep.script;

import dev.skysweep.study.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A value in GMAT's spelling, in the manner in which the author wrote the one it replaces.
final class ValueText {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+-]+");
  private static final Pattern NAMES = Pattern.compile("\\{[A-Za-z0-9_., +-]*}");
  private static final Pattern ITEM = Pattern.compile("(?:'[^']*'|[^',])++");
  private static final Pattern TABLE = Pattern.compile("\\[[0-9eE.,; +-]*]");

  /// Words that GMAT reads as numbers.
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(inf|infinity|nan)");

  private static final double LARGEST_WHOLE = 0x1p53;

  private ValueText() {}

  /// @param field its canonical name
  /// @param old what the script writes there, empty if nothing
  /// @throws UnwritableValueException if GMAT could misread the value
  static String of(Value value, String field, String old) {
    boolean list = old.startsWith("{");
    return switch (value) {
      case Value.Whole(long number) -> scalar(Long.toString(number), old, list);
      case Value.Real(double number) -> scalar(number(number), old, list);
      case Value.Flag(boolean flag) -> flag(flag, field, old);
      case Value.Text(String text) -> text(text, field, old, list);
      case Value.Items(List<Value> items) ->
          old.startsWith("[") || isTable(items) ? matrix(items) : list(items, old);
    };
  }

  /// The shortest decimal that reads back as the same bits. Whole ones have no point, since GMAT
  /// refuses `8.0` where it wants an integer.
  static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new UnwritableValueException(number + " is not a finite number");
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
    boolean negativeZero = number == 0 && Double.doubleToRawLongBits(number) != 0;
    return whole && !negativeZero ? Long.toString((long) number) : Double.toString(number);
  }

  static String quoted(String text) {
    return "'" + checked(text) + "'";
  }

  private static String scalar(String number, String old, boolean list) {
    if (list) {
      return "{" + number + "}";
    }
    return old.startsWith("'") ? "'" + number + "'" : number;
  }

  private static String flag(boolean flag, String field, String old) {
    boolean spelledTrue = old.equalsIgnoreCase("true") || old.equalsIgnoreCase("false");
    if (spelledTrue && !FieldNames.isOnOff(field)) {
      return flag ? "true" : "false";
    }
    // GMAT takes On and Off for Booleans too.
    return flag ? "On" : "Off";
  }

  private static String text(String text, String field, String old, boolean list) {
    if (text.startsWith("{") && text.endsWith("}") && !NAMES.matcher(text).matches()) {
      return list(items(text), old);
    }
    if (TABLE.matcher(text).matches()) {
      return text;
    }
    checked(text);
    if (NOT_FINITE.matcher(text).matches() || isTooLarge(text)) {
      throw new UnwritableValueException(text + " is not a finite number");
    }
    if (FieldNames.isOnOff(field)) {
      if (text.equalsIgnoreCase("on") || text.equalsIgnoreCase("true")) {
        return "On";
      }
      if (text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false")) {
        return "Off";
      }
    }
    if (NAMES.matcher(text).matches()) {
      return text;
    }
    boolean bare = !old.startsWith("'") && WORD.matcher(text).matches() && !text.contains("...");
    if (list) {
      return "{" + (old.contains("'") || !bare ? quoted(text) : text) + "}";
    }
    return bare ? text : quoted(text);
  }

  private static boolean isTooLarge(String text) {
    return Double.isInfinite(FieldOverride.number(text).orElse(0));
  }

  private static String list(List<Value> items, String old) {
    String oldItem = old.contains("'") ? "'" : "";
    return items.stream()
        .map(item -> {
          if (item instanceof Value.Items) {
            throw new UnwritableValueException("a list inside a list has no form in GMAT");
          }
          return of(item, "", oldItem);
        })
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// The texts of a list in GMAT's spelling, such as `{'a.bsp', 'b.bsp'}`.
  private static List<Value> items(String list) {
    return ITEM.matcher(list.substring(1, list.length() - 1))
        .results()
        .map(item -> Value.of(StatementParser.unquoted(item.group().strip())))
        .toList();
  }

  private static boolean isTable(List<Value> items) {
    return !items.isEmpty() && items.stream().allMatch(Value.Items.class::isInstance);
  }

  private static String matrix(List<Value> items) {
    return items.stream()
        .map(item ->
            item instanceof Value.Items(List<Value> row)
                ? row.stream().map(ValueText::cell).collect(Collectors.joining(" "))
                : cell(item))
        .collect(Collectors.joining(isTable(items) ? "; " : " ", "[", "]"));
  }

  private static String cell(Value value) {
    return switch (value) {
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Real(double number) -> number(number);
      case Value.Flag _, Value.Text _, Value.Items _ ->
          throw new UnwritableValueException("a table holds numbers only");
    };
  }

  /// Nothing in a value may end the statement it stands in, or start another one.
  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        throw new UnwritableValueException(
            "the text '%s' holds the character U+%04X; GMAT reads printable ASCII only"
                .formatted(printable(text), (int) c));
      }
      if (c == '\'' || c == '"' || c == ';' || c == '%') {
        throw new UnwritableValueException(
            "the text '%s' holds %s, which a value in a GMAT script can't".formatted(text, c));
      }
    }
    if (text.regionMatches(true, 0, "#Include", 0, 8)) {
      throw new UnwritableValueException("'" + text + "' is an include, not a value");
    }
    return text;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
