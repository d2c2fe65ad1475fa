package dev.skysweep.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The form of a distribution on a command line.
final class DistributionText {
  private static final Pattern NOMINAL = Pattern.compile("nominal\\s*\\+\\s*");
  private static final String WRAP = "wrap:";
  private static final String CHOICE = "choice:";
  private static final String CONSTANT = "constant:";

  private DistributionText() {}

  static Distribution read(String text) {
    String form = text.strip();
    if (form.startsWith(CHOICE)) {
      return choice(form.substring(CHOICE.length()));
    }
    if (form.startsWith(CONSTANT)) {
      return new Constant(value(form.substring(CONSTANT.length()).strip()));
    }
    return number(form);
  }

  private static RealDistribution number(String form) {
    Matcher nominal = NOMINAL.matcher(form);
    if (nominal.lookingAt()) {
      return number(form.substring(nominal.end())).aboutNominal();
    }
    if (form.startsWith(WRAP)) {
      String[] parts = form.substring(WRAP.length()).split(":", 3);
      if (parts.length < 3) {
        throw new StudyException("'" + form + "' must be wrap:lo:hi: and a distribution");
      }
      return number(parts[2].strip()).wrapped(real(parts[0], form), real(parts[1], form));
    }
    List<String> parts = List.of(form.split(":", -1));
    String tag = parts.getFirst().strip();
    Family family = Family.of(tag).orElseThrow(() -> unknown(tag));
    return family.make(parts.stream().skip(1).mapToDouble(part -> real(part, form)).toArray());
  }

  static StudyException unknown(String tag) {
    List<String> tags =
        Stream.concat(Family.ALL.stream().map(Family::tag), Stream.of("choice", "constant", "wrap"))
            .toList();
    return new StudyException(
        "unknown distribution '%s'%s; expected one of %s"
            .formatted(tag, CloseNames.hint(tag, tags), Distribution.forms()));
  }

  private static Choice choice(String list) {
    var values = new ArrayList<Value>();
    var weights = new ArrayList<Double>();
    for (String item : GridText.split("choice", list, ',')) {
      List<String> parts = GridText.split("choice", item, '@');
      if (parts.size() > 2) {
        throw new StudyException("'" + item.strip() + "' must be a value or value@weight");
      }
      values.add(value(parts.getFirst().strip()));
      weights.add(parts.size() == 2 ? real(parts.getLast(), item) : 1.0);
    }
    return new Choice(values, weights);
  }

  private static Value value(String text) {
    if (text.isEmpty()) {
      throw new StudyException("a value is empty; quote an empty text: ''");
    }
    return Grid.value("value", text, text);
  }

  private static double real(String text, String where) {
    String number = text.strip();
    if (Grid.NOT_FINITE.matcher(number).matches()) {
      throw new StudyException("parameters must be finite, got " + number + " in '" + where + "'");
    }
    if (!Grid.REAL.matcher(number).matches()) {
      throw new StudyException(
          "parameters must be numeric, got '" + number + "' in '" + where + "'");
    }
    return Double.parseDouble(number);
  }
}
