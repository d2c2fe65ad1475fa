package dev.skysweep.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The form of a distribution on a command line and in a study file: `normal:7100:50`, or
/// `normal(7100 km, 50 m)`.
///
/// @param unit of the field that is drawn
record DistributionText(FieldUnit unit) {
  private static final Pattern NOMINAL = Pattern.compile("nominal\\s*([+-]?)\\s*");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?[\\d.]+(?:[eE][+-]?\\d+)?)\\s*([A-Za-z][\\w/^]*)");

  /// What others call ours.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "gauss", "normal",
          "gaussian", "normal",
          "rectangular", "uniform",
          "categorical", "choice",
          "discrete", "choice",
          "fixed", "constant");

  /// Parameters that are no values of the field: shapes, and logarithms.
  private static final List<String> PLAIN = List.of("lognormal", "beta");

  /// A name and what it is given.
  private record Form(String name, List<String> arguments) {}

  Distribution read(String text) {
    Form form = form(text.strip());
    return chosen(form).orElseGet(() -> number(text.strip()));
  }

  private Optional<Distribution> chosen(Form form) {
    return switch (form.name()) {
      case "choice" -> Optional.of(choice(form.arguments()));
      case "constant" ->
          Optional.of(new Constant(value(String.join(",", form.arguments()).strip())));
      default -> Optional.empty();
    };
  }

  private RealDistribution number(String text) {
    Matcher nominal = NOMINAL.matcher(text);
    if (nominal.lookingAt()) {
      return difference(nominal.group(1), text.substring(nominal.end()), text).aboutNominal();
    }
    Form form = form(text);
    List<String> arguments = form.arguments();
    if (form.name().equals("wrap")) {
      if (arguments.size() < 3) {
        throw new StudyException(
            "'" + text + "' must be wrap(lo, hi, distribution) or wrap:lo:hi:distribution");
      }
      String inner =
          String.join(text.contains("(") ? "," : ":", arguments.subList(2, arguments.size()));
      return number(inner.strip())
          .wrapped(real(arguments.get(0), text, false), real(arguments.get(1), text, false));
    }
    Optional<Distribution> chosen = chosen(form);
    if (chosen.isPresent()) {
      return new ChosenNumber(chosen.get());
    }
    Family family = Family.of(form.name()).orElseThrow(() -> unknown(form.name()));
    double[] numbers = new double[arguments.size()];
    for (int i = 0; i < numbers.length; i++) {
      boolean plain = PLAIN.contains(family.tag()) && (i < 2 || !family.tag().equals("beta"));
      numbers[i] = real(arguments.get(i), text, plain);
    }
    return family.make(numbers);
  }

  /// What follows `nominal +`, or a number that is taken away.
  private RealDistribution difference(String sign, String text, String whole) {
    boolean isNumber = Grid.REAL.matcher(text).matches() || WITH_UNIT.matcher(text).matches();
    if (isNumber && !sign.isEmpty()) {
      double number = real(text, whole, false);
      return new ChosenNumber(new Constant(Value.of(sign.equals("-") ? -number : number)));
    }
    if (!sign.equals("+")) {
      throw new StudyException(
          "'%s' must be 'nominal + ' and a distribution or a number: nominal + normal(0, 50 m)"
              .formatted(whole));
    }
    return number(text);
  }

  /// Colons inside of a call, as in an epoch, are no separators.
  private static Form form(String text) {
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return new Form(call.group(1), GridText.split("distribution", call.group(2), ','));
    }
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    if (name.equals("choice")) {
      return new Form(name, GridText.split("choice", rest, ','));
    }
    if (name.equals("constant")) {
      return new Form(name, List.of(rest));
    }
    return new Form(name, colon < 0 ? List.of() : List.of(rest.split(":", -1)));
  }

  static StudyException unknown(String tag) {
    var names = new HashMap<>(ELSEWHERE);
    Stream.concat(Family.ALL.stream().map(Family::tag), Stream.of("choice", "constant", "wrap"))
        .forEach(ours -> names.put(ours, ours));
    return new StudyException(
        "unknown distribution '%s'%s; expected one of %s"
            .formatted(tag, CloseNames.hint(tag, names), Distribution.forms()));
  }

  private Choice choice(List<String> items) {
    var values = new ArrayList<Value>();
    var weights = new ArrayList<Double>();
    for (String item : items) {
      List<String> parts = GridText.split("choice", item, '@');
      if (parts.size() > 2) {
        throw new StudyException("'" + item.strip() + "' must be a value or value@weight");
      }
      values.add(value(parts.getFirst().strip()));
      weights.add(parts.size() == 2 ? real(parts.getLast(), item, true) : 1.0);
    }
    return new Choice(values, weights);
  }

  private Value value(String text) {
    if (text.isEmpty()) {
      throw new StudyException("a value is empty; quote an empty text: ''");
    }
    // where the unit of the field is not known, it may be a text that only looks so
    if (!unit.factors().isEmpty() && WITH_UNIT.matcher(text).matches()) {
      return Value.of(real(text, text, false));
    }
    return Grid.value("value", text, text);
  }

  private double real(String text, String where, boolean plain) {
    String number = text.strip();
    if (Grid.REAL.matcher(number).matches()) {
      return Double.parseDouble(number);
    }
    if (Grid.NOT_FINITE.matcher(number).matches()) {
      throw new StudyException("parameters must be finite, got " + number + " in '" + where + "'");
    }
    Matcher withUnit = WITH_UNIT.matcher(number);
    if (withUnit.matches() && Grid.REAL.matcher(withUnit.group(1)).matches()) {
      if (plain) {
        throw new StudyException("'%s' in '%s' takes no unit".formatted(number, where));
      }
      return unit.convert(Double.parseDouble(withUnit.group(1)), withUnit.group(2));
    }
    throw new StudyException("parameters must be numeric, got '" + number + "' in '" + where + "'");
  }
}
