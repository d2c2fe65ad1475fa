package dev.skysweep.random;

import java.math.BigInteger;

/// The Halton sequence with a random permutation of every digit (Owen 2017), equal to scipy's
/// `qmc.Halton` of the same seed. Any number of points is even, not only powers of two; with more
/// than some twenty dimensions it takes many points to become so.
public final class HaltonPoints implements UnitPoints {
  private final int[] bases;
  private final int[][][] permutations;

  public HaltonPoints(int dimensions, BigInteger seed) {
    bases = primes(dimensions);
    permutations = new int[dimensions][][];
    Pcg64 random = Pcg64.of(seed);
    for (int d = 0; d < dimensions; d++) {
      // as many digits as a double can tell apart
      int digits = (int) Math.ceil(54 / (Math.log(bases[d]) / Math.log(2))) - 1;
      permutations[d] = new int[digits][];
      for (int digit = 0; digit < digits; digit++) {
        permutations[d][digit] = permutation(bases[d], random);
      }
    }
  }

  @Override
  public double at(int point, int dimension) {
    int base = bases[dimension];
    double sum = 0;
    double weight = 1.0 / base;
    int rest = point;
    for (int[] permutation : permutations[dimension]) {
      sum += permutation[rest % base] * weight;
      weight /= base;
      rest /= base;
    }
    return sum;
  }

  private static int[] permutation(int size, Pcg64 random) {
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    random.shuffle(values);
    return values;
  }

  private static int[] primes(int count) {
    int[] primes = new int[count];
    int found = 0;
    for (int candidate = 2; found < count; candidate++) {
      boolean prime = true;
      for (int i = 0; i < found && prime; i++) {
        prime = candidate % primes[i] != 0;
      }
      if (prime) {
        primes[found++] = candidate;
      }
    }
    return primes;
  }
}
