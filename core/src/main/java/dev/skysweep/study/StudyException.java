package dev.skysweep.study;

import dev.skysweep.SweepException;
import java.util.List;

/// A study, its command line or its mission script asks for something that can't be run. Holds all
/// problems found, not only the first.
public final class StudyException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public StudyException(String problem) {
    this(List.of(problem));
  }

  public StudyException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /// One line each, in the order found.
  public List<String> problems() {
    return problems;
  }
}
