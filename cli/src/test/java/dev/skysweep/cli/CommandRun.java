package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// One command line and what it came to, run in this process.
///
/// @param out what it printed to standard output
/// @param err what it printed to standard error
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    return on(false, arguments);
  }

  /// @param interactive whether a person watches
  static CommandRun on(boolean interactive, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), interactive, interactive, 80);
    int exitCode = Skysweep.execute(terminal, arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  CommandRun isOk() {
    return endsWith(ExitCode.OK);
  }

  CommandRun endsWith(ExitCode expected) {
    assertThat(exitCode).as("%s%s", out, err).isEqualTo(expected.number());
    return this;
  }

  /// Refused with one message, in words, that holds all of these texts.
  void isRefused(ExitCode expected, String... texts) {
    endsWith(expected);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("skysweep: ").doesNotContain("Exception:", "java.");
    for (String text : texts) {
      assertThat(err).contains(text);
    }
    assertThat(messages()).as(err).hasSize(1);
    assertThat(err).doesNotContain("\tat ").doesNotContain("internal error");
  }

  private List<String> messages() {
    return err.lines().filter(line -> line.startsWith("skysweep: ")).toList();
  }
}
