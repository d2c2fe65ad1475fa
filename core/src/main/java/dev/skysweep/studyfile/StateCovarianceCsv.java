package dev.skysweep.studyfile;

import dev.skysweep.study.CsvTable;
import dev.skysweep.study.StateCovariance;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A 6x6 covariance as a CSV file: six lines of six numbers, below a line of names or without one.
/// Positions come first, in the order of the frame's axes.
final class StateCovarianceCsv {
  private static final List<List<String>> ORDERS =
      List.of(
          List.of("X", "Y", "Z", "VX", "VY", "VZ"),
          List.of("R", "T", "N", "VR", "VT", "VN"),
          List.of("T", "N", "W", "VT", "VN", "VW"));

  private StateCovarianceCsv() {}

  /// @throws StudyException with the line of what can't be read
  static StateCovariance read(Path file, String frame) {
    CsvTable table = CsvTable.read(file);
    List<double[]> matrix = new ArrayList<>();
    if (table.columns().stream().allMatch(StateCovarianceCsv::isNumber)) {
      matrix.add(table.columns().stream().mapToDouble(Double::parseDouble).toArray());
    } else {
      checkOrder(file, table.columns());
    }
    for (int row = 0; row < table.rows().size(); row++) {
      matrix.add(numbers(table, row));
    }
    try {
      return new StateCovariance(
          StateCovariance.Frame.named(frame), matrix.toArray(double[][]::new));
    } catch (StudyException e) {
      throw new StudyException(file + ": " + e.getMessage());
    }
  }

  private static void checkOrder(Path file, List<String> columns) {
    List<String> names = columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    for (List<String> order : ORDERS) {
      if (Set.copyOf(names).equals(Set.copyOf(order)) && !names.equals(order)) {
        throw new StudyException(
            "%s:1: the order must be %s, in lines and columns"
                .formatted(file, String.join(", ", order)));
      }
    }
  }

  private static boolean isNumber(String cell) {
    try {
      Double.parseDouble(cell);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static double[] numbers(CsvTable table, int row) {
    List<String> cells = table.rows().get(row);
    double[] numbers = new double[cells.size()];
    for (int column = 0; column < numbers.length; column++) {
      String cell = cells.get(column);
      if (!isNumber(cell)) {
        throw table.problem(row, column, "'" + cell + "' is no number");
      }
      numbers[column] = Double.parseDouble(cell);
    }
    return numbers;
  }
}
