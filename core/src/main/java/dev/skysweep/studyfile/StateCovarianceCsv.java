package dev.skysweep.studyfile;

import dev.skysweep.study.CsvTable;
import dev.skysweep.study.StateCovariance;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.List;

/// A 6x6 covariance as a CSV file: a first line of names, then six lines of six numbers.
final class StateCovarianceCsv {
  private StateCovarianceCsv() {}

  /// @throws StudyException with the line of what can't be read
  static StateCovariance read(Path file, String frame) {
    CsvTable table = CsvTable.read(file);
    double[][] matrix = new double[table.rows().size()][];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row] = numbers(table, row);
    }
    try {
      return new StateCovariance(StateCovariance.Frame.named(frame), matrix);
    } catch (StudyException e) {
      throw new StudyException(file + ": " + e.getMessage());
    }
  }

  private static double[] numbers(CsvTable table, int row) {
    List<String> cells = table.rows().get(row);
    double[] numbers = new double[cells.size()];
    for (int column = 0; column < numbers.length; column++) {
      try {
        numbers[column] = Double.parseDouble(cells.get(column));
      } catch (NumberFormatException _) {
        throw table.problem(row, column, "'" + cells.get(column) + "' is no number");
      }
    }
    return numbers;
  }
}
