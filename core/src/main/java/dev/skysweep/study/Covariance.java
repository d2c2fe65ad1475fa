package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fields that are dispersed together: normal about a mean, with a covariance matrix in the fields'
/// own units.
///
/// A draw is `mean + L z`, where `z` are independent standard normal numbers, one a field, and `L`
/// is the lower triangle of Cholesky's decomposition in the order of the fields. So a field that is
/// added at the end changes no draw of those before it.
public final class Covariance {
  /// Of the standard deviations: what rounding in somebody's file may leave.
  private static final double TOLERANCE = 1e-9;

  private final List<FieldPath> fields;
  private final List<Double> mean;
  private final double[][] matrix;
  private final double[][] root;

  private Covariance(List<FieldPath> fields, List<Double> mean, double[][] matrix) {
    this.fields = List.copyOf(fields);
    this.mean = List.copyOf(mean);
    this.matrix = matrix;
    check();
    this.root = SemidefiniteRoot.of(matrix);
  }

  /// Dispersed about the mission's own values, which have to be given with [#about].
  ///
  /// @throws StudyException if the matrix is not square, symmetric and positive semidefinite, a
  ///   field is named twice, or the sizes differ
  public static Covariance of(List<FieldPath> fields, double[][] matrix) {
    return new Covariance(fields, List.of(), copy(matrix));
  }

  /// Dispersed about a mean.
  ///
  /// @throws StudyException as [#of(List, double[][])]
  public static Covariance of(List<FieldPath> fields, double[] mean, double[][] matrix) {
    if (mean.length != fields.size()) {
      throw new StudyException(
          "a mean of %d values for %d fields".formatted(mean.length, fields.size()));
    }
    return new Covariance(fields, Arrays.stream(mean).boxed().toList(), copy(matrix));
  }

  /// Reads a CSV file: the fields' names in the first line, then the matrix, a line a row.
  ///
  /// @throws StudyException with the line, or as [#of(List, double[][])]
  public static Covariance read(java.nio.file.Path file) {
    CsvTable table = CsvTable.read(file);
    List<FieldPath> fields = table.columns().stream().map(FieldPath::parse).toList();
    double[][] matrix = new double[table.rows().size()][fields.size()];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < fields.size(); column++) {
        String cell = table.rows().get(row).get(column);
        if (!Grid.REAL.matcher(cell).matches()) {
          throw table.problem(row, column, "'" + cell + "' is no finite number");
        }
        matrix[row][column] = Double.parseDouble(cell);
      }
    }
    try {
      return of(fields, matrix);
    } catch (StudyException e) {
      throw new StudyException(file + ": " + e.getMessage());
    }
  }

  /// In the order of the matrix.
  public List<FieldPath> fields() {
    return fields;
  }

  boolean needsNominals() {
    return mean.isEmpty();
  }

  Covariance about(ToDoubleFunction<FieldPath> nominals) {
    return needsNominals()
        ? new Covariance(fields, fields.stream().map(nominals::applyAsDouble).toList(), matrix)
        : this;
  }

  /// The fields' values.
  ///
  /// @param standard one independent standard normal number a field
  double[] values(double... standard) {
    if (needsNominals()) {
      throw new StudyException("a covariance about the nominal values needs those first");
    }
    return IntStream.range(0, fields.size())
        .mapToDouble(row -> {
          double sum = mean.get(row);
          for (int column = 0; column <= row; column++) {
            sum += root[row][column] * standard[column];
          }
          return sum;
        })
        .toArray();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var names = json.putArray("fields");
    fields.forEach(field -> names.add(field.toString()));
    if (!needsNominals()) {
      var means = json.putArray("mean");
      mean.forEach(means::add);
    }
    var rows = json.putArray("matrix");
    for (double[] row : matrix) {
      var cells = rows.addArray();
      Arrays.stream(row).forEach(cells::add);
    }
    return json;
  }

  static Covariance fromJson(JsonNode json) {
    var mean = new ArrayList<Double>();
    json.path("mean").forEach(value -> mean.add(value.doubleValue()));
    double[][] matrix =
        json.path("matrix")
            .valueStream()
            .map(row -> row.valueStream().mapToDouble(JsonNode::doubleValue).toArray())
            .toArray(double[][]::new);
    List<FieldPath> fields =
        json.path("fields").valueStream().map(JsonNode::asString).map(FieldPath::parse).toList();
    return new Covariance(fields, mean, matrix);
  }

  private void check() {
    int size = fields.size();
    if (new HashSet<>(fields).size() < size) {
      throw new StudyException("the covariance names a field twice: " + fields);
    }
    if (matrix.length != size || Arrays.stream(matrix).anyMatch(row -> row.length != size)) {
      throw new StudyException(
          "the covariance of %d fields must be %d x %d numbers, got %d rows"
              .formatted(size, size, size, matrix.length));
    }
    for (int row = 0; row < size; row++) {
      if (!(matrix[row][row] >= 0) || Double.isInfinite(matrix[row][row])) {
        throw new StudyException(
            "the variance of %s must be 0 or more, got %s"
                .formatted(fields.get(row), matrix[row][row]));
      }
      for (int column = 0; column < row; column++) {
        checkSymmetry(row, column);
      }
    }
    checkEigenvalues();
  }

  private void checkSymmetry(int row, int column) {
    double scale = Math.sqrt(matrix[row][row] * matrix[column][column]);
    if (!(Math.abs(matrix[row][column] - matrix[column][row]) <= TOLERANCE * scale)) {
      throw new StudyException(
          "the covariance is not symmetric: %s with %s is %s, the reverse is %s"
              .formatted(
                  fields.get(row), fields.get(column), matrix[row][column], matrix[column][row]));
    }
  }

  /// Judged on the correlations, which have no units.
  private void checkEigenvalues() {
    int size = fields.size();
    double[][] correlation = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double scale = Math.sqrt(matrix[row][row] * matrix[column][column]);
        correlation[row][column] = scale == 0 ? 0 : matrix[row][column] / scale;
        if (scale == 0 && matrix[row][column] != 0) {
          throw new StudyException(
              "%s and %s have a covariance, but one has no variance"
                  .formatted(fields.get(row), fields.get(column)));
        }
      }
    }
    double least = least(correlation);
    if (least < -TOLERANCE) {
      throw new StudyException(
          String.format(
              Locale.ROOT,
              "the covariance is not positive semidefinite: it has the eigenvalue %.6g (its"
                  + " correlations %.6g)",
              least(matrix),
              least));
    }
  }

  private static double least(double[][] symmetric) {
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(symmetric));
    return Arrays.stream(eigen.getEigenvalues()).min().orElse(0);
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
