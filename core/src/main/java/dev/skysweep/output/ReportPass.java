package dev.skysweep.output;

import dev.skysweep.table.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One reading of a report. Report commands write into it too, each under a heading of its own; the
/// table has the columns of all headings, and nulls where a row has none of them.
final class ReportPass {
  private final ReportFormat format;
  private final String resource;
  private final List<String> notes;
  private final Set<String> texts;
  private final ColumnNames names;
  private final Map<String, ReportColumn> columns = new LinkedHashMap<>();
  private final Map<String, Section> headings = new LinkedHashMap<>();
  private @Nullable Section section;
  private int rows;

  /// @param texts the columns known to hold text
  ReportPass(OutputDeclaration declaration, Set<String> texts, List<String> notes) {
    this.format = ReportFormat.of(declaration);
    this.texts = texts;
    this.notes = notes;
    this.resource = declaration.name();
    this.names = new ColumnNames(declaration.name(), notes);
  }

  void read(RawLines lines) throws IOException, OutputFormatException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      Section current = section;
      if (current == null || (format.headings() && isHeading(line, current))) {
        section = sectionAt(line);
        if (format.headings()) {
          continue;
        }
        current = section;
      }
      row(lines, line, current);
    }
    if (headings.size() > 1) {
      notes.add(
          "%s: the report has %d headings; where their rows are alike GMAT does not tell which one a row belongs to"
              .formatted(resource, headings.size()));
    }
  }

  List<Column> columns() {
    return columns.values().stream().map(column -> column.build(rows)).toList();
  }

  ColumnNames names() {
    return names;
  }

  /// Columns read as numbers in which something else turned up.
  List<String> newTexts() {
    return columns.values().stream()
        .filter(column -> !column.isNumeric() && !texts.contains(column.name()))
        .map(ReportColumn::name)
        .toList();
  }

  private void row(RawLines lines, String line, Section current) throws OutputFormatException {
    // GMAT repeats no heading when it goes back to one that it wrote before.
    Section under = current;
    if (headings.size() > 1 && !current.rows.fits(line)) {
      under =
          headings.values().stream()
              .filter(heading -> heading.rows.fits(line))
              .findFirst()
              .orElse(current);
    }
    List<@Nullable String> cells;
    try {
      cells = under.rows.split(line);
    } catch (RowSplitter.UnclearRow e) {
      throw lines.problem(e.problem());
    }
    for (int i = 0; i < cells.size(); i++) {
      ReportColumn column = under.columns.get(i);
      if (!column.set(rows, cells.get(i))) {
        throw lines.problem("'%s' is no date for %s".formatted(cells.get(i), column.name()));
      }
    }
    rows++;
  }

  private boolean isHeading(String line, Section current) {
    if (headings.containsKey(line)) {
      return true;
    }
    if (!startsWithLetter(line)) {
      return false;
    }
    List<String> words = ReportHeading.names(line, format);
    if (!ReportHeading.areNames(words)) {
      return false;
    }
    // A row of strings alone can look like a heading. It is one if it could not be a row here.
    boolean countable = format.fixedWidth() || format.delimiter() != ' ';
    return (countable && words.size() != current.columns.size())
        || words.stream().anyMatch(word -> word.contains("."))
        || current.columns.stream().anyMatch(ReportColumn::isNumeric);
  }

  private boolean startsWithLetter(String line) {
    int start = 0;
    while (start < line.length() - 1
        && (line.charAt(start) == ' ' || line.charAt(start) == format.delimiter())) {
      start++;
    }
    return Character.isLetter(line.charAt(start)) || Character.isLetter(format.delimiter());
  }

  private Section sectionAt(String line) {
    Section known = headings.get(line);
    if (known != null) {
      return known;
    }
    Section made =
        new Section(format.headings() ? ReportHeading.names(line, format) : unnamed(line));
    headings.put(line, made);
    return made;
  }

  /// The columns of a report without headings.
  private List<String> unnamed(String line) {
    if (!format.added().isEmpty()) {
      return format.added();
    }
    int count =
        format.fixedWidth()
            ? Math.max(1, line.length() / format.width(""))
            : line.split(Pattern.quote(String.valueOf(format.delimiter())), -1).length;
    List<String> made = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      made.add("column_" + i);
    }
    return made;
  }

  private ReportColumn column(String reported, int occurrence) {
    return columns.computeIfAbsent(
        reported + " " + occurrence,
        _ -> {
          String name = names.unique(reported);
          return new ReportColumn(name, reported, texts.contains(name));
        });
  }

  /// The lines under one heading.
  private final class Section {
    private final List<ReportColumn> columns = new ArrayList<>();
    private final RowSplitter rows;

    Section(List<String> reported) {
      Map<String, Integer> seen = new HashMap<>();
      for (String name : reported) {
        columns.add(column(name, seen.merge(name, 1, Integer::sum)));
      }
      rows = RowSplitter.of(format, reported);
    }
  }
}
