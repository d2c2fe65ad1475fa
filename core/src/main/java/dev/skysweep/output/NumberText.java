package dev.skysweep.output;

/// Numbers as GMAT prints them.
final class NumberText {
  private NumberText() {}

  /// Whether all of the text is a number, `nan` and `inf` included. Stricter than Java, which also
  /// takes `1d` and `0x1p3`.
  static boolean isNumber(String text) {
    return !text.isEmpty() && end(text, 0) == text.length();
  }

  /// The value of a text that `isNumber`.
  static double value(String text) {
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    if (last == 'n') {
      return Double.NaN;
    }
    if (last == 'f' || last == 'y') {
      return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(text);
  }

  /// Where the longest number that begins at `start` ends; -1 if none does.
  static int end(String text, int start) {
    int at = start;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    for (String word : new String[] {"nan", "infinity", "inf"}) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return at + word.length();
      }
    }
    int whole = digitsEnd(text, at);
    int mantissa = whole;
    if (whole < text.length() && text.charAt(whole) == '.') {
      mantissa = digitsEnd(text, whole + 1);
    }
    if (mantissa - at == 0 || (mantissa == at + 1 && whole == at)) {
      return -1;
    }
    return exponentEnd(text, mantissa);
  }

  private static int exponentEnd(String text, int mantissa) {
    if (mantissa < text.length() && (text.charAt(mantissa) | 0x20) == 'e') {
      int digits = mantissa + 1;
      if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
        digits++;
      }
      int end = digitsEnd(text, digits);
      if (end > digits) {
        return end;
      }
    }
    return mantissa;
  }

  static int digitsEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
