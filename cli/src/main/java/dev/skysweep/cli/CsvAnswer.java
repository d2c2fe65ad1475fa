package dev.skysweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table as comma-separated values (RFC 4180, but lines end as the system's do), all digits,
/// nothing for a missing value; facts are left out.
final class CsvAnswer implements Answer {
  private final PrintWriter out;

  CsvAnswer(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void fact(String name, Object value, String sentence) {}

  @Override
  public void table(List<Heading> headings) {
    var names = new ArrayList<String>();
    for (Heading heading : headings) {
      names.add(heading.name());
      if (heading.ranged()) {
        names.add(heading.name() + "_low");
        names.add(heading.name() + "_high");
      }
    }
    print(names);
  }

  @Override
  public void row(@Nullable Object... cells) {
    var texts = new ArrayList<String>();
    for (Object cell : cells) {
      if (cell instanceof Ranged(double value, double low, double high)) {
        texts.add(number(value));
        texts.add(number(low));
        texts.add(number(high));
      } else {
        texts.add(cell instanceof Double number ? number(number) : cell == null ? "" : cell + "");
      }
    }
    print(texts);
  }

  @Override
  public void close() {
    out.flush();
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private void print(List<String> texts) {
    out.println(String.join(",", texts.stream().map(CsvAnswer::quoted).toList()));
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
