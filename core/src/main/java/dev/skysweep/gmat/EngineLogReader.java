package dev.skysweep.gmat;

import dev.skysweep.gmat.EngineLog.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the messages of a log, line by line. An error has one of these shapes, of which the
/// first is found while loading and the second while running:
///
/// ```
/// 1: <path>: **** ERROR **** Interpreter Exception: <text> in line:
///    "  27: <statement>"
///
/// Command Exception: <text>
///  in
///    "<statement>"
///
///  This error occurred on line 22 of file: "<path>"
/// ```
final class EngineLogReader {
  private static final Pattern LOAD_ERROR =
      Pattern.compile(
          "(?:\\d+: (?<script>.*): )?\\*+ ?ERROR ?\\*+ *(?:Interpreter Exception: *)?(?:\\k<script>: )?"
              + "(?<text>.*)");
  private static final Pattern IN_LINE = Pattern.compile("(?:^| )in (?:the )?line:?$");
  private static final Pattern RUN_ERROR =
      Pattern.compile("(?:\\w+ ){1,3}[Ee]xception:.*|\\w*Exception:.*");
  private static final Pattern NUMBERED = Pattern.compile("\"\\s*(\\d+): *(.*?)\"?");
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");
  private static final Pattern PLACE = Pattern.compile("This error occurred on line (\\d+) .*");
  private static final Pattern WARNING =
      Pattern.compile("(?:\\*+ *WARNING *\\*+|(?i:warning):) *(.*)");
  private static final Pattern UNCONVERGED = Pattern.compile("!!! WARNING: .*did NOT converge!.*");

  private final List<Problem> errors = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int unconverged;
  private boolean stopped;

  private String text = "";
  private String statement = "";
  private boolean textGoesOn;

  void read(String line) {
    Matcher load = LOAD_ERROR.matcher(line);
    Matcher warning = WARNING.matcher(line);
    if (load.matches()) {
      open(load.group("text"));
    } else if (RUN_ERROR.matcher(line).matches()) {
      open(line);
    } else if (UNCONVERGED.matcher(line).matches()) {
      unconverged++;
    } else if (warning.matches()) {
      warnings.add(warning.group(1));
    } else if (line.equals("GMAT execution stopped by user.")) {
      stopped = true;
    } else if (!text.isEmpty()) {
      readWithinError(line);
    }
  }

  private void readWithinError(String line) {
    Matcher numbered = NUMBERED.matcher(line);
    Matcher place = PLACE.matcher(line);
    Matcher quoted = QUOTED.matcher(line);
    if (numbered.matches()) {
      statement = numbered.group(2);
      close(Integer.parseInt(numbered.group(1)));
    } else if (place.matches()) {
      close(Integer.parseInt(place.group(1)));
    } else if (quoted.matches()) {
      statement = quoted.group(1);
    } else if (line.isEmpty() || line.equals("in")) {
      textGoesOn = false;
    } else if (textGoesOn) {
      text = (text + " " + IN_LINE.matcher(line).replaceFirst("")).strip();
    }
  }

  private void open(String message) {
    close(0);
    text = IN_LINE.matcher(message.strip()).replaceFirst("");
    textGoesOn = true;
  }

  private void close(int line) {
    if (!text.isEmpty()) {
      errors.add(new Problem(text, line, statement));
    }
    text = "";
    statement = "";
  }

  EngineLog finish() {
    close(0);
    return new EngineLog(errors, List.copyOf(warnings), unconverged, stopped);
  }
}
