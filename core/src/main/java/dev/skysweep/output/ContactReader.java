package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a ContactLocator wrote. The `Legacy` format has a block for each observer, all others
/// one table with a line of dashes below its headings.
final class ContactReader {
  private static final String OBSERVER = "Observer:";

  private final OutputDeclaration declaration;
  private @Nullable EventTable events;
  private @Nullable String observer;
  private int blockRows;
  private boolean any;

  private ContactReader(OutputDeclaration declaration) {
    this.declaration = declaration;
  }

  static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws IOException, OutputFormatException {
    return new ContactReader(declaration).read(raw, complete);
  }

  private ReadOutput read(Path raw, boolean complete) throws IOException, OutputFormatException {
    List<String> notes = new ArrayList<>();
    try (RawLines lines = new RawLines(raw, complete)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          take(line.strip(), lines);
        }
      }
      if (lines.wasCut()) {
        notes.add(declaration.name() + ": the last line is not complete and left out");
      }
    }
    if (events == null || !any) {
      return ReadOutput.keptRaw(declaration.name() + ": no contacts");
    }
    return ReadOutput.of(events.build(), notes);
  }

  private void take(String line, RawLines lines) throws OutputFormatException {
    if (line.startsWith("Target:") || line.startsWith("There are no") || line.startsWith("---")) {
      return;
    }
    if (line.startsWith(OBSERVER)) {
      observer = line.substring(OBSERVER.length()).strip();
      blockRows = 0;
    } else if (line.startsWith("Number of events")) {
      checkCount(line, lines);
    } else if (isHeading(line)) {
      if (events == null) {
        events = new EventTable(withObserver("Observer", Words.spaced(line)), lines);
      }
    } else if (events == null) {
      throw lines.problem("'%s' is no line of a contact report".formatted(line));
    } else {
      events.add(withObserver(observer, Words.spaced(line)), lines);
      blockRows++;
      any = true;
    }
  }

  private static boolean isHeading(String line) {
    return line.contains("Time (");
  }

  private List<String> withObserver(@Nullable String first, List<String> words) {
    if (observer == null || first == null) {
      return words;
    }
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(words);
    return all;
  }

  private void checkCount(String line, RawLines lines) throws OutputFormatException {
    String count = line.substring(line.indexOf(':') + 1).strip();
    if (!count.equals(String.valueOf(blockRows))) {
      throw lines.problem(
          "the report counts %s events of %s but lists %d".formatted(count, observer, blockRows));
    }
  }
}
