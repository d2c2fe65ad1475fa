package dev.skysweep.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The uncertainty of an orbit: a 6x6 covariance of position (km) and velocity (km/s).
///
/// The local frames are taken as they stand at the state, without their rotation, as CCSDS messages
/// and Orekit's inertial local frames mean it.
///
/// @param frame what the matrix refers to
/// @param matrix km^2, km^2/s, km^2/s^2
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by its numbers
public record StateCovariance(Frame frame, double[][] matrix) {
  /// The axes of a covariance.
  public enum Frame {
    /// The axes that the spacecraft's state is given in.
    INERTIAL,
    /// Radial, transverse, normal to the orbit.
    RTN,
    /// Along the velocity, towards the inside of the orbit, normal to the orbit.
    TNW;

    /// The frame of a name, in whatever case.
    ///
    /// @throws StudyException for a frame that is not known
    public static Frame named(String name) {
      return switch (name.strip().toUpperCase(Locale.ROOT)) {
        case "INERTIAL", "EME2000", "J2000", "MJ2000EQ", "GCRF", "ICRF" -> INERTIAL;
        case "RTN", "RSW", "RIC", "QSW" -> RTN;
        case "TNW" -> TNW;
        default ->
            throw new StudyException(
                "the frame '%s' is unknown%s; known are inertial, RTN (RSW, RIC, QSW) and TNW"
                    .formatted(name, CloseNames.hint(name, List.of("inertial", "RTN", "TNW"))));
      };
    }
  }

  private static final List<String> ELEMENTS = List.of("X", "Y", "Z", "VX", "VY", "VZ");

  /// @throws StudyException if it is not 6x6
  public StateCovariance {
    if (matrix.length != 6 || Arrays.stream(matrix).anyMatch(row -> row.length != 6)) {
      throw new StudyException("the covariance of a state must be 6 x 6 numbers");
    }
    matrix = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  /// The Cartesian fields of a spacecraft, in the order of the matrix.
  public static List<FieldPath> fields(String spacecraft) {
    return ELEMENTS.stream().map(element -> new FieldPath(spacecraft, element)).toList();
  }

  /// Dispersions of a spacecraft's Cartesian state.
  ///
  /// @param state X, Y, Z in km, VX, VY, VZ in km/s, about which it is dispersed
  /// @throws StudyException if the matrix is no covariance
  public Covariance about(String spacecraft, double... state) {
    checkAsGiven(spacecraft);
    RealMatrix turn = MatrixUtils.createRealMatrix(6, 6);
    double[][] axes = axes(Arrays.copyOf(state, 3), Arrays.copyOfRange(state, 3, 6));
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 3; i++) {
        turn.setEntry(i, axis, axes[axis][i]);
        turn.setEntry(3 + i, 3 + axis, axes[axis][i]);
      }
    }
    RealMatrix local = MatrixUtils.createRealMatrix(matrix);
    double[][] turned =
        frame == Frame.INERTIAL
            ? matrix
            : symmetric(turn.multiply(local).multiplyTransposed(turn).getData());
    return Covariance.of(fields(spacecraft), state, turned);
  }

  /// Turned, it would show neither what is wrong nor, being made symmetric, that anything is.
  private void checkAsGiven(String spacecraft) {
    List<FieldPath> names =
        switch (frame) {
          case INERTIAL -> fields(spacecraft);
          case RTN -> named("R", "T", "N");
          case TNW -> named("T", "N", "W");
        };
    Covariance.of(names, matrix);
  }

  private List<FieldPath> named(String... axes) {
    return Stream.of("", "V")
        .flatMap(kind -> Stream.of(axes).map(axis -> new FieldPath(frame.name(), kind + axis)))
        .toList();
  }

  private double[][] axes(double[] position, double[] velocity) {
    double[] normal = unit(cross(position, velocity));
    return switch (frame) {
      case INERTIAL -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
      case RTN -> {
        double[] radial = unit(position);
        yield new double[][] {radial, cross(normal, radial), normal};
      }
      case TNW -> {
        double[] along = unit(velocity);
        yield new double[][] {along, cross(normal, along), normal};
      }
    };
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    return Arrays.stream(vector).map(x -> x / length).toArray();
  }

  /// The turn itself leaves rounding on either side of the diagonal.
  private static double[][] symmetric(double[][] matrix) {
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < row; column++) {
        double mean = (matrix[row][column] + matrix[column][row]) / 2;
        matrix[row][column] = mean;
        matrix[column][row] = mean;
      }
    }
    return matrix;
  }

  @Override
  public double[][] matrix() {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateCovariance that
        && frame == that.frame
        && Arrays.deepEquals(matrix, that.matrix);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(matrix);
  }

  @Override
  public String toString() {
    return frame + " " + Stream.of(matrix).map(Arrays::toString).toList();
  }
}
