package dev.skysweep.study;

import java.util.Collections;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/// The part of Apache Commons JEXL that formulas may use: arithmetic, comparisons, `and`, `or`,
/// `not` and a few functions. No statements, no Java classes.
final class ExpressionLanguage {
  /// Made when first used: most commands have no formula.
  private static final class Engine {
    private static final JexlEngine JEXL =
        new JexlBuilder()
            .arithmetic(new Doubles())
            .features(JexlFeatures.createNone().comparatorNames(true).arrayReferenceExpr(false))
            .permissions(new JexlPermissions.ClassPermissions(Functions.class))
            .namespaces(Collections.singletonMap(null, Functions.class))
            .strict(true)
            .silent(false)
            .safe(false)
            .create();
  }

  private static final int MOST_OPEN = 8;

  private ExpressionLanguage() {}

  /// JEXL's parser takes time that doubles with every bracket that is open: a dozen of them,
  /// seconds.
  ///
  /// @throws StudyException for brackets that no formula has, or too many in one another
  static void checkBrackets(String text) {
    int open = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (quote != 0) {
        quote = at == quote ? 0 : quote;
      } else if (at == '\'' || at == '"') {
        quote = at;
      } else if ("[]{}`".indexOf(at) >= 0) {
        throw new StudyException(
            "'%s', column %d: can't be read here: a formula has no '%s', and there are no statements"
                .formatted(text, i + 1, at));
      } else if (at == '(' && ++open > MOST_OPEN) {
        throw new StudyException(
            "'%s', column %d: more than %d brackets in one another; use --derive to name parts of it"
                .formatted(text, i + 1, MOST_OPEN));
      } else if (at == ')') {
        open--;
      }
    }
  }

  static JexlScript parse(String text) {
    return Engine.JEXL.createScript(new JexlInfo("formula", 1, 1), text);
  }

  /// What went wrong, without the library's own place.
  ///
  /// @param rest of the formula, from where it went wrong
  static String words(JexlException e, String rest) {
    return switch (e) {
      case JexlException.Variable unknown -> "'" + unknown.getVariable() + "' has no value";
      case JexlException.Method unknown ->
          "there is no function %s; known are %s".formatted(unknown.getMethod(), Functions.NAMES);
      case JexlException.Operator operator -> "the values don't go with " + operator.getSymbol();
      case JexlException.Parsing parsing ->
          "can't be read here"
              + (rest.isBlank() ? "" : ": " + rest.strip())
              + "; compare with ==, and write a formula such as Sat.SMA + 50, or a condition such as"
              + " Sat.ECC < 0.1";
      default ->
          switch (e.getCause()) {
            case JexlArithmetic.CoercionException _ -> "a number is needed, and this is none";
            case ArithmeticException cause -> String.valueOf(cause.getMessage());
            case null, default -> "can't be computed";
          };
    };
  }

  /// Whole numbers divide like real ones, and `^` is not the bitwise operation of Java.
  private static final class Doubles extends JexlArithmetic {
    Doubles() {
      super(true);
    }

    @Override
    public Object divide(Object left, Object right) {
      return toDouble(left) / toDouble(right);
    }

    @Override
    public Object xor(Object left, Object right) {
      throw new ArithmeticException("write pow(a, b) for a power");
    }
  }
}
