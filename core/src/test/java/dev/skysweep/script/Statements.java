package dev.skysweep.script;

import java.util.ArrayList;
import java.util.List;

/// What a script says, apart from what it assigns.
///
/// @param commands and includes, sorted
/// @param assignments how many there are
public record Statements(List<String> commands, int assignments) {
  public static Statements of(String script) {
    List<String> commands = new ArrayList<>();
    int assignments = 0;
    for (LogicalLine line : LogicalLine.of(script)) {
      switch (Statement.on(line)) {
        case Statement.Assignment _ -> assignments++;
        case Statement.Command command -> commands.add(command.text());
        case Statement.Include include -> commands.add("#Include " + include.file());
        case Statement.Create _ -> {}
        case null -> {}
      }
    }
    return new Statements(commands.stream().sorted().toList(), assignments);
  }
}
