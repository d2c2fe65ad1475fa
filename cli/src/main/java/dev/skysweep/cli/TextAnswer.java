package dev.skysweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sentences and an aligned table, for people.
final class TextAnswer implements Answer {
  /// So many rows set the columns' widths.
  private static final int ROWS_MEASURED = 1000;

  private final PrintWriter out;
  private final List<List<String>> waiting = new ArrayList<>();
  private int @Nullable [] widths;

  TextAnswer(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void fact(String name, Object value, String sentence) {
    if (!sentence.isEmpty()) {
      out.println(sentence);
    }
  }

  @Override
  public void table(List<Heading> headings) {
    waiting.add(headings.stream().map(Heading::name).toList());
  }

  @Override
  public void row(@Nullable Object... cells) {
    var texts = new ArrayList<String>();
    for (Object cell : cells) {
      texts.add(text(cell));
    }
    waiting.add(texts);
    if (waiting.size() > ROWS_MEASURED || widths != null) {
      flush();
    }
  }

  @Override
  public void close() {
    if (!waiting.isEmpty()) {
      flush();
    }
    out.flush();
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "—";
      case Double number -> Figures.of(number);
      case Ranged(double value, double low, double high) ->
          Double.isInfinite(low) && Double.isInfinite(high)
              ? Figures.of(value)
              : "%s [%s, %s]".formatted(Figures.of(value), Figures.of(low), Figures.of(high));
      default -> cell.toString();
    };
  }

  private void flush() {
    if (widths == null) {
      widths = new int[waiting.getFirst().size()];
      for (List<String> row : waiting) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], row.get(i).length());
        }
      }
    }
    for (List<String> row : waiting) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).repeat(' ', Math.max(0, widths[i] - row.get(i).length()) + 2);
      }
      out.println(line.toString().stripTrailing());
    }
    waiting.clear();
  }
}
