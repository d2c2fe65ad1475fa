package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {
  /// What a stranger's manifest or cluster says could retitle a window, clear it, or do worse.
  @Test
  void aMessageHoldsNoCommandsToTheTerminal() {
    var printed = new StringWriter();
    var terminal =
        new Terminal(new PrintWriter(printed), new PrintWriter(printed, true), true, true, 80);

    terminal.say("no\u001b]0;title\u0007 \u009b2J\r\u202eluck\n\tin line 7: 42 °");

    assertThat(printed).hasToString("skysweep: no?]0;title? ?2J??luck\n\tin line 7: 42 °\n");
    assertThat(terminal.red("bad")).contains("\u001b[31m");
  }
}
