package dev.skysweep.study;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlScript;
import org.jspecify.annotations.Nullable;

/// A formula over fields of the mission, as in `--derive` and `--where`: `Sat.SMA + 50`, `Sat.ECC <
/// 0.1 or Sat.SMA > 9000`. Numbers are doubles in GMAT's own units; angles of `sind`, `cosd` and
/// `tand` are in degrees.
public final class Expression {
  /// What JEXL's parser and interpreter take without going too deep.
  private static final int LONGEST = 2000;

  private final String text;
  private final JexlScript script;
  private final Set<FieldPath> fields;

  private Expression(String text, JexlScript script) {
    this.text = text;
    this.script = script;
    this.fields =
        script.getVariables().stream()
            .map(parts -> FieldPath.parse(String.join(".", parts)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Reads a formula.
  ///
  /// @throws StudyException with the column where it stops making sense
  public static Expression parse(String text) {
    if (text.length() > LONGEST) {
      throw new StudyException(
          "a formula of %,d characters is too long to be read; at most %,d: name parts of it with --derive"
              .formatted(text.length(), LONGEST));
    }
    ExpressionLanguage.checkBrackets(text);
    try {
      return new Expression(text, ExpressionLanguage.parse(text));
    } catch (JexlException e) {
      throw problem(text, e);
    }
  }

  /// The fields that it takes values of.
  public Set<FieldPath> fields() {
    return Set.copyOf(fields);
  }

  /// The value of the formula.
  ///
  /// @param values gives the value of each of [#fields]
  /// @throws StudyException if it has none for these values
  public Value value(Function<FieldPath, Value> values) {
    return switch (evaluate(values)) {
      case Double number when number.isNaN() || number.isInfinite() ->
          throw new StudyException("'" + text + "' gives " + number + where(values));
      case Number number -> Value.of(number.doubleValue());
      case Boolean flag -> Value.of(flag);
      case String word -> Value.of(word);
      case null, default -> throw new StudyException("'" + text + "' gives no value");
    };
  }

  /// Whether the condition holds.
  ///
  /// @param values gives the value of each of [#fields]
  /// @throws StudyException if it is no condition, or these values can't be compared
  public boolean holds(Function<FieldPath, Value> values) {
    if (evaluate(values) instanceof Boolean holds) {
      return holds;
    }
    throw new StudyException("'" + text + "' is no condition: compare with <, <=, ==, !=, >=, >");
  }

  private @Nullable Object evaluate(Function<FieldPath, Value> values) {
    try {
      return script.execute(new Values(fields, values));
    } catch (JexlException e) {
      throw problem(text, e);
    }
  }

  private String where(Function<FieldPath, Value> values) {
    return fields.stream()
        .map(field -> field + " = " + ValueJson.toJson(values.apply(field)))
        .collect(Collectors.joining(", ", " for ", ""));
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static StudyException problem(String text, JexlException e) {
    int column =
        e.getInfo() == null ? 1 : Math.clamp(e.getInfo().getColumn(), 1, text.length() + 1);
    return new StudyException(
        "'%s', column %d: %s"
            .formatted(text, column, ExpressionLanguage.words(e, text.substring(column - 1))));
  }

  /// The fields' values for the expression library. It asks for `Sat` before `Sat.SMA`.
  private record Values(Set<FieldPath> fields, Function<FieldPath, Value> values)
      implements JexlContext {
    @Override
    public @Nullable Object get(String name) {
      FieldPath field = FieldPath.parse(name);
      if (!fields.contains(field)) {
        return null;
      }
      return switch (values.apply(field)) {
        case Value.Whole(long number) -> (double) number;
        case Value.Real(double number) -> number;
        case Value.Flag(boolean flag) -> flag;
        case Value.Text(String word) -> word;
        case Value.Items _ -> throw new StudyException(name + " is a list; formulas take numbers");
      };
    }

    @Override
    public boolean has(String name) {
      return fields.contains(FieldPath.parse(name));
    }

    @Override
    public void set(String name, Object value) {
      throw new UnsupportedOperationException("formulas assign nothing");
    }
  }
}
