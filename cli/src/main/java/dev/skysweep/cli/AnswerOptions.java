package dev.skysweep.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// In which form an answer is printed.
final class AnswerOptions {
  @ArgGroup private @Nullable Form form;

  /// At most one.
  static final class Form {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print the table as comma-separated values.")
    private boolean csv;
  }

  boolean forPeople() {
    return form == null;
  }

  boolean isCsv() {
    return form != null && form.csv;
  }

  Answer to(Terminal terminal) {
    if (form == null) {
      return new TextAnswer(terminal.out());
    }
    return form.json ? new JsonAnswer(terminal.out()) : new CsvAnswer(terminal.out());
  }
}
