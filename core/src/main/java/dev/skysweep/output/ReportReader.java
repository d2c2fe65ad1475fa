package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads what a ReportFile wrote. Numbers become doubles whatever they look like
/// (docs/decisions/0005), dates times in their own scale, all else text; a blank value is null. The
/// first date column is there a second time as `time`.
///
/// An array is reported over several lines; each is a row, with nulls where GMAT leaves blanks.
final class ReportReader {
  private final OutputDeclaration declaration;
  private final Path raw;
  private final boolean complete;

  ReportReader(OutputDeclaration declaration, Path raw, boolean complete) {
    this.declaration = declaration;
    this.raw = raw;
    this.complete = complete;
  }

  ReadOutput read() throws IOException, OutputFormatException {
    Set<String> texts = new HashSet<>();
    while (true) {
      List<String> notes = new ArrayList<>();
      ReportPass pass = new ReportPass(declaration, texts, notes);
      try (RawLines lines = new RawLines(raw, complete)) {
        pass.read(lines);
        if (lines.wasCut()) {
          notes.add(declaration.name() + ": the last line is not complete and left out");
        }
      }
      if (!texts.addAll(pass.newTexts())) {
        return result(pass, notes);
      }
    }
  }

  private ReadOutput result(ReportPass pass, List<String> notes) {
    List<Column> columns = new ArrayList<>(pass.columns());
    if (columns.isEmpty()) {
      notes.add(declaration.name() + ": the report is empty");
      return new ReadOutput(null, notes, null);
    }
    columns.stream()
        .filter(TimeColumn.class::isInstance)
        .map(TimeColumn.class::cast)
        .findFirst()
        .ifPresent(first -> {
          if (pass.names().isTaken(ColumnNames.TIME)) {
            notes.add(
                "%s: has a column named time already, so %s is not copied to one"
                    .formatted(declaration.name(), first.name()));
          } else {
            columns.add(first.copiedAs(ColumnNames.TIME));
          }
        });
    return ReadOutput.of(new Table(columns), notes);
  }
}
