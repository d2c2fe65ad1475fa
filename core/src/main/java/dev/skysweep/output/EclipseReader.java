package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what an EclipseLocator wrote, as its source in GMAT R2020a prints it: one line an event,
/// blank lines between total events, a summary at the end. The engine at hand has no such plugin,
/// so this was never seen on a file of a real run.
final class EclipseReader {
  private EclipseReader() {}

  static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws IOException, OutputFormatException {
    List<String> notes = new ArrayList<>();
    @Nullable EventTable events = null;
    boolean any = false;
    try (RawLines lines = new RawLines(raw, complete)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String text = line.strip();
        if (text.startsWith("Start Time")) {
          events = new EventTable(Words.spaced(text), lines);
        } else if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
          if (events == null) {
            throw lines.problem("an eclipse without headings above it");
          }
          events.add(Words.spaced(text), lines);
          any = true;
        }
      }
      if (lines.wasCut()) {
        notes.add(declaration.name() + ": the last line is not complete and left out");
      }
    }
    return any && events != null
        ? ReadOutput.of(events.build(), notes)
        : ReadOutput.keptRaw(declaration.name() + ": no eclipses");
  }
}
