package dev.skysweep.random;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// The Sobol sequence with the direction numbers of Joe and Kuo, 30 bits a coordinate; scrambled by
/// a random linear matrix and a digital shift (Matoušek), it equals scipy's `qmc.Sobol` of the same
/// seed. The first 2^k points put exactly one into each of 2^k intervals of every coordinate.
public final class SobolPoints implements UnitPoints {
  /// How many coordinates there are direction numbers for.
  public static final int MAX_DIMENSIONS = 256;

  /// Points repeat from here on.
  public static final int MAX_POINTS = 1 << 30;

  private static final int BITS = 30;

  private final int[][] directions;
  private final int[] shift;

  private SobolPoints(int[][] directions, int[] shift) {
    this.directions = directions;
    this.shift = shift;
  }

  /// The sequence itself, which starts at the origin.
  ///
  /// @throws IllegalArgumentException if there are more dimensions than [#MAX_DIMENSIONS]
  public static SobolPoints plain(int dimensions) {
    return new SobolPoints(directions(dimensions), new int[dimensions]);
  }

  /// A random copy of the sequence: every point is uniform in the cube, all together as even as
  /// before.
  ///
  /// @throws IllegalArgumentException if there are more dimensions than [#MAX_DIMENSIONS]
  public static SobolPoints scrambled(int dimensions, BigInteger seed) {
    int[][] directions = directions(dimensions);
    int[] shift = new int[dimensions];
    Pcg64 random = Pcg64.of(seed);
    for (int d = 0; d < dimensions; d++) {
      for (int bit = 0; bit < BITS; bit++) {
        shift[d] |= random.nextInt(2) << bit;
      }
    }
    for (int[] columns : directions) {
      int[] rows = randomTriangle(random);
      Arrays.setAll(columns, i -> product(rows, columns[i]));
    }
    return new SobolPoints(directions, shift);
  }

  @Override
  public double at(int point, int dimension) {
    int[] columns = directions[dimension];
    int bits = shift[dimension];
    // in the order of the Gray code a point differs from the next in one direction only
    int gray = point ^ point >>> 1;
    while (gray != 0) {
      bits ^= columns[Integer.numberOfTrailingZeros(gray)];
      gray &= gray - 1;
    }
    return bits * 0x1p-30;
  }

  /// Rows, from the lowest bit up, of a lower triangular matrix over bits with ones on its
  /// diagonal.
  private static int[] randomTriangle(Pcg64 random) {
    int[] rows = new int[BITS];
    for (int row = 0; row < BITS; row++) {
      int bits = 1 << (BITS - 1 - row);
      for (int column = 0; column < BITS; column++) {
        int bit = random.nextInt(2);
        if (column < row) {
          bits |= bit << (BITS - 1 - column);
        }
      }
      rows[BITS - 1 - row] = bits;
    }
    return rows;
  }

  private static int product(int[] rows, int vector) {
    int result = 0;
    for (int bit = 0; bit < BITS; bit++) {
      result |= (Integer.bitCount(rows[bit] & vector) & 1) << bit;
    }
    return result;
  }

  private static int[][] directions(int dimensions) {
    if (dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          dimensions + " dimensions are more than the " + MAX_DIMENSIONS + " of the Sobol table");
    }
    List<String> table = Tables.lines("sobol-directions.csv");
    int[][] directions = new int[dimensions][BITS];
    for (int d = 0; d < dimensions; d++) {
      int[] numbers =
          d == 0
              ? new int[] {1}
              : Arrays.stream(table.get(d - 1).split(",", -1))
                  .mapToInt(Integer::parseInt)
                  .toArray();
      fill(directions[d], numbers);
    }
    return directions;
  }

  /// The recurrence of Bratley and Fox. The first of the numbers is the polynomial, the rest are
  /// the start; the first coordinate has no start, all its numbers are 1.
  private static void fill(int[] columns, int[] numbers) {
    int polynomial = numbers[0];
    int degree = numbers.length - 1;
    for (int j = 0; j < BITS; j++) {
      if (j < degree) {
        columns[j] = numbers[j + 1];
      } else if (degree == 0) {
        columns[j] = 1;
      } else {
        columns[j] = columns[j - degree];
        for (int k = 1; k <= degree; k++) {
          if ((polynomial >> (degree - k) & 1) != 0) {
            columns[j] ^= columns[j - k] << k;
          }
        }
      }
    }
    for (int j = 0; j < BITS; j++) {
      columns[j] <<= BITS - 1 - j;
    }
  }
}
