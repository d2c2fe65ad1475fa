package dev.skysweep.gmat;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What GMAT's log says about one run. GMAT itself answers only true or false.
///
/// @param errors GMAT's error messages, in the order written
/// @param warnings its warnings, each text once
/// @param unconverged how often a targeter or optimizer gave up, which GMAT takes for success
/// @param stopped whether a `Stop` command or [GmatEngine#stop()] ended the mission
public record EngineLog(
    List<Problem> errors, List<String> warnings, int unconverged, boolean stopped) {
  /// An error in GMAT's words.
  ///
  /// @param text one line
  /// @param line the line of the script, counted from 1; 0 if GMAT named none
  /// @param statement that line as GMAT quotes it, or empty
  public record Problem(String text, int line, String statement) {
    @Override
    public String toString() {
      String quoted = statement.isEmpty() ? "" : ": " + statement;
      return line == 0 ? text + quoted : text + " (line " + line + quoted + ")";
    }
  }

  public EngineLog {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /// Finds the messages in a log, which may hold anything.
  public static EngineLog parse(String log) {
    EngineLogReader reader = new EngineLogReader();
    log.lines().map(String::strip).forEach(reader::read);
    return reader.finish();
  }

  /// Reads a log file; an absent one is an empty log.
  public static EngineLog read(Path file) {
    try {
      return Files.exists(file)
          ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : parse("");
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Removes an earlier run's log, to which GMAT would append.
  public static void clear(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  /// The errors, one a line, each with the script's line; empty if the log holds none.
  public String errorText() {
    return errors.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
