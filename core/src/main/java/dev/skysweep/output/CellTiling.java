package dev.skysweep.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the values in a line where some are wider than their column. The cells must fill the line
/// exactly: each is padded to its column's width, or longer and without padding. Among the ways to
/// do so the one with the most numbers and dates counts, if it is the only such one.
final class CellTiling {
  private final int[] widths;
  private final List<Optional<EpochForm>> epochs;
  private final PrintedNumber numbers;
  private final char padding;
  private final boolean leftJustified;

  CellTiling(ReportFormat format, int[] widths, List<Optional<EpochForm>> epochs) {
    this.widths = widths;
    this.epochs = epochs;
    this.numbers = new PrintedNumber(format.precision(), format.zeroFilled());
    this.padding = format.delimiter();
    this.leftJustified = format.leftJustified();
  }

  /// One value a column, null where it is blank; empty if there is no way, or no single best one.
  Optional<List<@Nullable String>> solve(String line) {
    Search search = new Search(line);
    if (search.solve(0, 0) != 1) {
      return Optional.empty();
    }
    List<@Nullable String> cells = new ArrayList<>(widths.length);
    int start = 0;
    for (int column = 0; column < widths.length; column++) {
      int end = search.end[column][start];
      cells.add(trimmed(line, start, end, padding));
      start = end;
    }
    return Optional.of(cells);
  }

  static @Nullable String trimmed(String line, int from, int to, char padding) {
    int start = from;
    int end = Math.min(to, line.length());
    while (start < end && isBlank(line.charAt(start), padding)) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1), padding)) {
      end--;
    }
    return start == end ? null : line.substring(start, end);
  }

  private static boolean isBlank(char c, char padding) {
    return c == padding || c == ' ';
  }

  /// The best ways to fill one line, from each column and position on.
  private final class Search {
    private static final int UNKNOWN = -1;

    private final String line;

    /// How many best ways there are, counted up to 2.
    private final int[][] ways = new int[widths.length + 1][];

    private final int[][] score = new int[widths.length + 1][];
    private final int[][] end = new int[widths.length + 1][];

    Search(String line) {
      this.line = line;
      for (int column = 0; column <= widths.length; column++) {
        ways[column] = new int[line.length() + 1];
        Arrays.fill(ways[column], UNKNOWN);
        score[column] = new int[line.length() + 1];
        end[column] = new int[line.length() + 1];
      }
    }

    int solve(int column, int start) {
      if (column == widths.length) {
        return start == line.length() ? 1 : 0;
      }
      if (ways[column][start] != UNKNOWN) {
        return ways[column][start];
      }
      ways[column][start] = 0;
      int width = widths[column];
      for (int to = start + width; to <= line.length(); to++) {
        int worth = worth(column, start, to, to - start > width);
        if (worth >= 0) {
          consider(column, start, to, worth);
        }
      }
      return ways[column][start];
    }

    private void consider(int column, int start, int to, int worth) {
      int further = solve(column + 1, to);
      if (further == 0) {
        return;
      }
      int total = worth + score[column + 1][to];
      if (ways[column][start] == 0 || total > score[column][start]) {
        ways[column][start] = further;
        score[column][start] = total;
        end[column][start] = to;
      } else if (total == score[column][start]) {
        ways[column][start] = 2;
      }
    }

    /// 1 for a number or date, 0 for text or nothing, -1 if no such cell can stand there.
    private int worth(int column, int from, int to, boolean overflows) {
      boolean padsLeft = line.charAt(from) == padding;
      boolean padsRight = line.charAt(to - 1) == padding;
      if (overflows && (padsLeft || padsRight)) {
        return -1;
      }
      String text = trimmed(line, from, to, padding);
      if (text == null) {
        return 0;
      }
      if (leftJustified ? padsLeft : padsRight) {
        return -1;
      }
      boolean padded = padsLeft || padsRight;
      boolean number = padded ? NumberText.isNumber(text) : numbers.couldBe(text);
      if (epochs.get(column).isPresent()) {
        EpochForm epoch = epochs.get(column).get();
        boolean whole = epoch.gregorian() ? text.length() == EpochText.GREGORIAN_LENGTH : number;
        boolean fits = whole && epoch.read(text).isPresent();
        return fits ? 1 : -1;
      }
      return number ? 1 : 0;
    }
  }
}
