package dev.skysweep.cli;

/// The lines of `skysweep doctor`: each ok, or with its cure.
final class Checkup {
  private final Terminal terminal;
  private boolean sound = true;

  Checkup(Terminal terminal) {
    this.terminal = terminal;
  }

  void ok(String what, String found) {
    line(terminal.green("ok  "), what, found);
  }

  /// Works, but is worth a look.
  void note(String what, String found) {
    line("note", what, found);
  }

  void bad(String what, String found, String cure) {
    sound = false;
    line(terminal.red("BAD "), what, cure.isEmpty() ? found : found + " — " + cure);
  }

  /// Whether nothing was bad.
  boolean sound() {
    return sound;
  }

  private void line(String verdict, String what, String found) {
    terminal.out().printf("%s  %-10s %s%n", verdict, what, found);
    terminal.out().flush();
  }
}
