package dev.skysweep.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The values of one axis of a grid.
public final class Grid {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*");
  static final Pattern REAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private Grid() {}

  /// `count` evenly spaced values from `low` to `high`, both included; to the bit what numpy's
  /// `linspace` gives. A count of 1 gives `low`.
  ///
  /// @throws StudyException if a bound is not finite or the count below 1
  public static List<Value> linspace(double low, double high, int count) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new StudyException("the bounds " + low + ":" + high + " must be finite numbers");
    }
    if (count < 1) {
      throw new StudyException("a count of " + count + " gives no values; it must be 1 or more");
    }
    double span = high - low;
    int intervals = Math.max(count - 1, 1);
    double step = span / intervals;
    var values = new ArrayList<Value>(count);
    for (int i = 0; i < count; i++) {
      // numpy multiplies by the step unless it underflowed to zero
      double offset = step == 0 ? (double) i / intervals * span : i * step;
      values.add(Value.of(offset + low));
    }
    if (count > 1) {
      values.set(count - 1, Value.of(high));
    }
    return List.copyOf(values);
  }

  /// Reads what follows the `=` of `--grid NAME=…`: `low:high:count`, or values separated by
  /// commas. A value is a whole number, else a real number, else a text; quotes (`'` or `"`) and
  /// braces keep commas and colons together: `'01 Jan 2026 00:00:00.000'`, `{Earth, Luna}`.
  ///
  /// @param name of the axis, for messages
  /// @throws StudyException saying which part can't be read
  public static List<Value> parse(String name, String text) {
    if (text.isBlank()) {
      throw new StudyException(
          "the grid axis " + name + " has no values: '" + name + "=" + text + "'");
    }
    List<String> bounds = GridText.split(name, text, ':');
    if (bounds.size() > 1) {
      return linspace(name, text, bounds);
    }
    var values = new ArrayList<Value>();
    for (String item : GridText.split(name, text, ',')) {
      values.add(value(name, text, item.strip()));
    }
    return List.copyOf(values);
  }

  private static List<Value> linspace(String name, String text, List<String> bounds) {
    if (bounds.size() != 3) {
      throw new StudyException(
          "the grid axis %s: '%s' is neither low:high:count nor a list of values (quote a text that holds a colon)"
              .formatted(name, text));
    }
    double low = bound(name, bounds.get(0));
    double high = bound(name, bounds.get(1));
    String count = bounds.get(2).strip();
    if (!WHOLE.matcher(count).matches() || count.length() > 9) {
      throw new StudyException(
          "the grid axis %s: the count '%s' must be a whole number".formatted(name, count));
    }
    try {
      return linspace(low, high, Integer.parseInt(count.replace("_", "")));
    } catch (StudyException e) {
      throw new StudyException("the grid axis " + name + ": " + e.getMessage());
    }
  }

  private static double bound(String name, String text) {
    String number = text.strip();
    if (!REAL.matcher(number).matches()) {
      throw new StudyException(
          "the grid axis %s: the bound '%s' must be a finite number".formatted(name, number));
    }
    return Double.parseDouble(number);
  }

  static Value value(String name, String text, String item) {
    if (item.isEmpty()) {
      throw new StudyException("the grid axis %s has an empty value in '%s'".formatted(name, text));
    }
    if (NOT_FINITE.matcher(item).matches()) {
      throw new StudyException("the grid axis %s: %s is not a finite number".formatted(name, item));
    }
    if (WHOLE.matcher(item).matches() && item.length() <= 18) {
      return Value.of(Long.parseLong(item.replace("_", "")));
    }
    if (REAL.matcher(item).matches()) {
      double number = Double.parseDouble(item);
      if (Double.isInfinite(number)) {
        throw new StudyException("the grid axis %s: %s is too large".formatted(name, item));
      }
      return Value.of(number);
    }
    if (item.startsWith("{") && item.endsWith("}")) {
      var members = new ArrayList<Value>();
      String inside = item.substring(1, item.length() - 1).strip();
      if (!inside.isEmpty()) {
        for (String member : GridText.split(name, inside, ',')) {
          members.add(value(name, text, member.strip()));
        }
      }
      return Value.of(members);
    }
    return Value.of(GridText.unquote(item));
  }
}
