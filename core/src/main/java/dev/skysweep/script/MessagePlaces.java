package dev.skysweep.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where in the author's files stands what the engine's message is about. GMAT counts the lines of
/// the run's script, in which includes are written out, and often names no line at all.
final class MessagePlaces {
  private static final Pattern WITH_LINE = Pattern.compile("(.*) \\(line \\d+: (.*)\\)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private final ScriptSource source;

  MessagePlaces(ScriptSource source) {
    this.source = source;
  }

  /// @param message one error a line
  String located(String message) {
    return message.lines().map(this::locatedLine).collect(Collectors.joining("\n"));
  }

  private String locatedLine(String error) {
    Matcher line = WITH_LINE.matcher(error);
    if (line.matches()) {
      String words = line.group(1);
      String statement = line.group(2).strip();
      return only(found -> text(found).contains(statement))
          .map(found -> words + at(found, code(found)))
          // the value is the run's own
          .or(() ->
              only(found -> !left(statement).isEmpty() && left(code(found)).equals(left(statement)))
                  .map(found -> words + at(found, statement)))
          .orElse(error);
    }
    if (error.contains("(line ")) {
      return error;
    }
    return QUOTED
        .matcher(error)
        .results()
        .map(quoted -> only(found -> names(code(found), quoted.group(1))))
        .flatMap(Optional::stream)
        .findFirst()
        .map(found -> error + at(found, code(found)))
        .orElse(error);
  }

  private String at(LogicalLine line, String statement) {
    return " (" + source.place(line) + ": " + statement + ")";
  }

  private String text(LogicalLine line) {
    return source.text().substring(line.start(), line.end());
  }

  private static String code(LogicalLine line) {
    return line.code().strip().replaceAll("\\s+", " ");
  }

  private static String left(String statement) {
    int equals = statement.indexOf('=');
    return equals < 0 ? "" : statement.substring(0, equals).replaceFirst("^GMAT\\s", "").strip();
  }

  private static boolean names(String code, String name) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w.])").matcher(code).find();
  }

  private Optional<LogicalLine> only(Predicate<LogicalLine> wanted) {
    List<LogicalLine> found = source.lines().stream().filter(wanted).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
