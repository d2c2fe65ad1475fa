package dev.skysweep.statistics.rules;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a short expression word by word, and says at which column it stopped making sense.
final class ExpressionReader {
  private static final Pattern BLANK = Pattern.compile("\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final String text;
  private final String form;
  private int at;

  /// @param form the expected form, for messages
  ExpressionReader(String text, String form) {
    this.text = text;
    this.form = form;
    skipBlanks();
  }

  /// Takes what the pattern matches here, and the blanks after it.
  String take(Pattern pattern, String expected) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt() || matcher.end() == at) {
      throw problem("expected " + expected);
    }
    at = matcher.end();
    skipBlanks();
    return matcher.group();
  }

  boolean isAt(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).lookingAt();
  }

  /// Takes the text if it stands here.
  boolean takeIf(String word) {
    boolean here = text.startsWith(word, at);
    if (here) {
      at += word.length();
      skipBlanks();
    }
    return here;
  }

  void take(String word) {
    if (!takeIf(word)) {
      throw problem("expected '%s'".formatted(word));
    }
  }

  double number(String expected) {
    return Double.parseDouble(take(NUMBER, expected));
  }

  /// `95%` as a fraction; between 0 and 100, both excluded.
  double percent(String expected) {
    double fraction = percentNumber(expected);
    take("%");
    return fraction;
  }

  /// As [#percent], but without the sign: the 95 of `ci95`.
  double percentNumber(String expected) {
    int start = at;
    // In decimal: 99.9 / 100 is not 0.999.
    double fraction = new BigDecimal(take(NUMBER, expected)).movePointLeft(2).doubleValue();
    if (!(fraction > 0 && fraction < 1)) {
      throw problem(start, "%s must lie between 0 and 100, both excluded".formatted(expected));
    }
    return fraction;
  }

  void end() {
    if (at < text.length()) {
      throw problem("'%s' is too much".formatted(text.substring(at).strip()));
    }
  }

  int position() {
    return at;
  }

  ExpressionException problem(String problem) {
    return problem(at, problem);
  }

  ExpressionException problem(int position, String problem) {
    String what = position >= text.length() ? problem + ", but the text ends" : problem;
    return new ExpressionException(text, position + 1, what, form);
  }

  private void skipBlanks() {
    Matcher blanks = BLANK.matcher(text).region(at, text.length());
    if (blanks.lookingAt()) {
      at = blanks.end();
    }
  }
}
