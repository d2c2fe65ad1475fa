package dev.skysweep.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `FixedWidth = true`: every value padded to its column's width, but a longer one not cut, so that
/// it touches the next and shifts the rest of the line.
final class FixedWidthRows implements RowSplitter {
  private final ReportFormat format;
  private final char padding;
  private final int[] widths;
  private final List<Optional<EpochForm>> epochs;
  private final int lineLength;
  private final CellTiling tiling;

  FixedWidthRows(ReportFormat format, List<String> columns) {
    this.format = format;
    this.padding = format.delimiter();
    this.widths = columns.stream().mapToInt(format::width).toArray();
    this.epochs = columns.stream().map(EpochForm::of).toList();
    int sum = 0;
    for (int width : widths) {
      sum += width;
    }
    this.lineLength = sum;
    this.tiling = new CellTiling(format, widths, epochs);
  }

  @Override
  public boolean fits(String line) {
    // No value is shorter than its column, so in a line of exactly this length none is longer.
    return line.length() == lineLength && isPaddedBetween(line);
  }

  @Override
  public List<@Nullable String> split(String line) throws UnclearRow {
    if (fits(line)) {
      return slices(line);
    }
    List<@Nullable String> spaced = spaced(line);
    if (spaced.size() == widths.length && areNumbers(spaced)) {
      return spaced;
    }
    Optional<List<@Nullable String>> tiles = tiling.solve(line);
    if (tiles.isPresent()) {
      return tiles.get();
    }
    if (spaced.size() == widths.length) {
      return spaced;
    }
    throw new UnclearRow(
        "values touch, or don't fit the heading: %d columns are named, %d values stand apart; give the report a ColumnWidth above its longest value"
            .formatted(widths.length, spaced.size()));
  }

  private boolean isPaddedBetween(String line) {
    int start = 0;
    for (int i = 0; i < widths.length - 1; i++) {
      int next = start + widths[i];
      if (line.charAt(format.leftJustified() ? next - 1 : next) != padding) {
        return false;
      }
      start = next;
    }
    return true;
  }

  private List<@Nullable String> slices(String line) {
    List<@Nullable String> cells = new ArrayList<>(widths.length);
    int start = 0;
    for (int width : widths) {
      cells.add(CellTiling.trimmed(line, start, start + width, padding));
      start += width;
    }
    return cells;
  }

  /// The values between two or more paddings.
  private List<@Nullable String> spaced(String line) {
    List<@Nullable String> cells = new ArrayList<>(widths.length);
    int start = 0;
    while (start < line.length()) {
      int end = start;
      while (end < line.length() && !isGap(line, end)) {
        end++;
      }
      String cell = CellTiling.trimmed(line, start, end, padding);
      if (cell != null) {
        cells.add(cell);
      }
      start = end + 2;
    }
    return cells;
  }

  private boolean isGap(String line, int at) {
    return line.charAt(at) == padding
        && (at + 1 == line.length() || line.charAt(at + 1) == padding);
  }

  private boolean areNumbers(List<@Nullable String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell == null) {
        return false;
      }
      boolean fits =
          epochs.get(i).isPresent()
              ? epochs.get(i).get().read(cell).isPresent()
              : NumberText.isNumber(cell);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
