package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of an ephemeris: `Epoch`, position, velocity where the file has it, and `time`.
final class EphemerisTable {
  private static final List<String> NAMES = List.of("X", "Y", "Z", "VX", "VY", "VZ");

  private final Map<String, String> metadata = new TreeMap<>();
  private final TimeColumn.Builder epochs = new TimeColumn.Builder();
  private final List<NumberColumn.Builder> components = new ArrayList<>();

  /// @param componentCount 3 for positions, 6 with velocities
  EphemerisTable(int componentCount) {
    for (int i = 0; i < componentCount; i++) {
      components.add(new NumberColumn.Builder());
    }
  }

  /// Notes what the file says of the whole ephemeris; of several segments the first counts.
  ///
  /// @param key of CCSDS 502.0-B
  void note(String key, String value) {
    metadata.putIfAbsent(ParquetFile.EPHEMERIS_PREFIX + key, value);
  }

  /// @param words the row, whose first word tells the epoch
  void add(long epoch, List<String> words, RawLines lines) throws OutputFormatException {
    if (words.size() != components.size() + 1) {
      throw lines.problem(
          "%d values where %d are expected".formatted(words.size(), components.size() + 1));
    }
    epochs.add(epoch);
    for (int i = 0; i < components.size(); i++) {
      String word = words.get(i + 1);
      if (!NumberText.isNumber(word)) {
        throw lines.problem("'%s' is no number".formatted(word));
      }
      components.get(i).add(NumberText.value(word));
    }
  }

  /// @param lengthUnit of the positions, `km` or `m`
  ReadOutput build(TimeScale scale, String lengthUnit) {
    TimeColumn epoch = epochs.build("Epoch", scale);
    List<Column> columns = new ArrayList<>();
    columns.add(epoch);
    for (int i = 0; i < components.size(); i++) {
      columns.add(components.get(i).build(NAMES.get(i), i < 3 ? lengthUnit : lengthUnit + "/s"));
    }
    columns.add(epoch.copiedAs(ColumnNames.TIME));
    return new ReadOutput(new Table(columns), List.of(), null, metadata);
  }
}
