package dev.skysweep.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `FixedWidth = false`: values with one delimiter between them. With a blank as delimiter, dates
/// and strings hold it too.
final class DelimitedRows implements RowSplitter {
  private final List<Optional<EpochForm>> epochs;
  private final char delimiter;

  DelimitedRows(ReportFormat format, List<String> columns) {
    this.epochs = columns.stream().map(EpochForm::of).toList();
    this.delimiter = format.delimiter();
  }

  @Override
  public boolean fits(String line) {
    return parts(line, delimiter).size() == epochs.size();
  }

  @Override
  public List<@Nullable String> split(String line) throws UnclearRow {
    // A tab between quotes does not always survive the way from the script to here.
    char between = delimiter == ' ' && line.indexOf('\t') >= 0 ? '\t' : delimiter;
    List<String> parts = parts(line, between);
    int surplus = parts.size() - epochs.size();
    if (surplus < 0) {
      throw new UnclearRow(
          "has %d values where the heading names %d columns"
              .formatted(parts.size(), epochs.size()));
    }
    List<String> values = surplus == 0 ? parts : joined(parts, surplus, between);
    List<@Nullable String> cells = new ArrayList<>(values.size());
    for (String value : values) {
      cells.add(value.isBlank() ? null : value.strip());
    }
    return cells;
  }

  private List<String> parts(String line, char between) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      int end = line.indexOf(between, start);
      if (parts.size() < epochs.size() && epochs.get(parts.size()).isPresent()) {
        int date = start + EpochText.GREGORIAN_LENGTH;
        if (date <= line.length() && EpochText.gregorian(line.substring(start, date)).isPresent()) {
          end = date;
        }
      }
      if (end < 0) {
        end = line.length();
      }
      parts.add(line.substring(start, end));
      start = end + 1;
    }
    return parts;
  }

  /// Where one column must hold a string with delimiters in it, because all others are numbers or
  /// dates: joins its parts.
  private List<String> joined(List<String> parts, int surplus, char between) throws UnclearRow {
    List<String> found = List.of();
    for (int text = 0; text < epochs.size(); text++) {
      List<String> values = new ArrayList<>(parts.subList(0, text));
      values.add(String.join(String.valueOf(between), parts.subList(text, text + surplus + 1)));
      values.addAll(parts.subList(text + surplus + 1, parts.size()));
      if (othersAreNumbers(values, text)) {
        if (!found.isEmpty()) {
          throw unclear(parts.size());
        }
        found = values;
      }
    }
    if (found.isEmpty()) {
      throw unclear(parts.size());
    }
    return found;
  }

  private boolean othersAreNumbers(List<String> values, int text) {
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      boolean fits =
          epochs.get(i).isPresent()
              ? epochs.get(i).get().read(value).isPresent()
              : i == text || NumberText.isNumber(value);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private UnclearRow unclear(int parts) {
    return new UnclearRow(
        "has %d values where the heading names %d columns, as strings hold the delimiter '%s' too; give the report another Delimiter"
            .formatted(parts, epochs.size(), delimiter));
  }
}
