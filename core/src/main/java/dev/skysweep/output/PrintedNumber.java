package dev.skysweep.output;

/// Whether GMAT could have printed a number just so: as C's `%g` with the report's precision, which
/// drops trailing zeros, or with `ZeroFill` as `%#g`, which keeps all digits. Tells where a number
/// ends that touches the next.
///
/// @param precision significant digits
record PrintedNumber(int precision, boolean zeroFilled) {
  boolean couldBe(String text) {
    if (!NumberText.isNumber(text)) {
      return false;
    }
    int exponent = text.indexOf('e');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    if (exponent >= 0 && !isExponent(text.substring(exponent + 1))) {
      return false;
    }
    String digits = mantissa.replace("-", "").replace(".", "");
    if (digits.isEmpty() || !Character.isDigit(digits.charAt(0))) {
      return exponent < 0; // nan, inf
    }
    int point = mantissa.indexOf('.');
    String whole = (point < 0 ? mantissa : mantissa.substring(0, point)).replace("-", "");
    if (whole.isEmpty() || (whole.length() > 1 && whole.charAt(0) == '0')) {
      return false;
    }
    int leadingZeros = 0;
    while (leadingZeros < digits.length() && digits.charAt(leadingZeros) == '0') {
      leadingZeros++;
    }
    boolean zero = leadingZeros == digits.length();
    int significant = zero ? digits.length() : digits.length() - leadingZeros;
    if (zeroFilled && point >= 0) {
      return significant == precision;
    }
    char last = mantissa.charAt(mantissa.length() - 1);
    return significant <= precision && (point < 0 || (last != '0' && last != '.'));
  }

  /// A sign and two digits, or three from 100 on.
  private static boolean isExponent(String text) {
    return text.length() >= 3
        && (text.charAt(0) == '+' || text.charAt(0) == '-')
        && (text.length() == 3 || (text.length() == 4 && text.charAt(1) != '0'));
  }
}
