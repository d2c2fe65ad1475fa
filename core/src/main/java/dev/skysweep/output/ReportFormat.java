package dev.skysweep.output;

import java.util.List;
import java.util.Map;

/// How a ReportFile lays out its lines, from its settings in the script.
///
/// @param delimiter between values, or what pads them to their width
/// @param added the parameters of the `Add` list, each once, as GMAT writes them
record ReportFormat(
    boolean headings,
    boolean fixedWidth,
    boolean leftJustified,
    boolean zeroFilled,
    int precision,
    int columnWidth,
    char delimiter,
    List<String> added) {
  /// GMAT leaves this many blanks after a value that just fits, where there are headings.
  private static final int GAP = 3;

  static ReportFormat of(OutputDeclaration declaration) {
    Map<String, String> settings = declaration.settings();
    String delimiter = settings.getOrDefault("Delimiter", " ");
    return new ReportFormat(
        flag(settings, "WriteHeaders"),
        flag(settings, "FixedWidth"),
        flag(settings, "LeftJustify"),
        settings.containsKey("ZeroFill") && flag(settings, "ZeroFill"),
        number(settings, "Precision", 16),
        number(settings, "ColumnWidth", 23),
        // GMAT takes the first character of whatever stands there: 'Comma' delimits with a C.
        delimiter.isEmpty() ? ' ' : delimiter.charAt(0),
        declaration.columns().stream().map(name -> name.replace(" ", "")).distinct().toList());
  }

  /// The characters GMAT keeps for a value of this column; a longer value pushes the rest of its
  /// line to the right.
  int width(String column) {
    if (!headings) {
      return added.isEmpty() ? columnWidth + GAP : columnWidth;
    }
    boolean gregorian = EpochForm.of(column).map(EpochForm::gregorian).orElse(false);
    int least = gregorian ? EpochText.GREGORIAN_LENGTH : 0;
    return Math.max(Math.max(columnWidth, column.length()), least) + GAP;
  }

  private static boolean flag(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "true");
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("on");
  }

  private static int number(Map<String, String> settings, String name, int standard) {
    String value = settings.getOrDefault(name, "");
    return NumberText.isNumber(value) ? (int) NumberText.value(value) : standard;
  }
}
