package dev.skysweep.study;

import java.time.Duration;
import java.util.List;

/// A step of the user's own that follows GMAT in every run, in the run's folder. Files that it
/// leaves there are results of the run.
///
/// @param kind what `words` are
/// @param text as the user gave it
/// @param words of a command, the program first, with `{run_dir}` and `{run_id}` to be filled in;
///   or the name of one class
/// @param classPath where the class is
/// @param limit after which the step has failed
/// @param sha256 of the text and of every file that it names: what was run
public record PostprocessStep(
    Kind kind,
    String text,
    List<String> words,
    List<String> classPath,
    Duration limit,
    String sha256) {
  public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  /// What a step is.
  public enum Kind {
    /// Any program.
    COMMAND,
    /// A class that implements [RunHook].
    CLASS
  }

  public PostprocessStep {
    words = List.copyOf(words);
    classPath = List.copyOf(classPath);
  }
}
