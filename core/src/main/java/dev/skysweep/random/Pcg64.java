package dev.skysweep.random;

import java.math.BigInteger;

/// The generator PCG XSL-RR 128/64, with the methods of numpy's `default_rng` that are built on it.
/// Not thread-safe: one thread, one generator.
public final class Pcg64 {
  private static final long FACTOR_HIGH = 0x2360ED051FC65DA4L;
  private static final long FACTOR_LOW = 0x4385DF649FCCF645L;
  private static final long LOW_WORD = 0xFFFFFFFFL;

  private final long incrementHigh;
  private final long incrementLow;
  private long stateHigh;
  private long stateLow;
  private int half;
  private boolean halfIsLeft;

  /// As `default_rng(sequence)`.
  public Pcg64(SeedSequence sequence) {
    int[] words = sequence.state(8);
    long streamHigh = wide(words[4], words[5]);
    long streamLow = wide(words[6], words[7]);
    incrementHigh = streamHigh << 1 | streamLow >>> 63;
    incrementLow = streamLow << 1 | 1;
    step();
    add(wide(words[0], words[1]), wide(words[2], words[3]));
    step();
  }

  /// As `default_rng(seed)`, for a seed of any size.
  ///
  /// @throws IllegalArgumentException if the seed is negative
  public static Pcg64 of(BigInteger seed) {
    return new Pcg64(SeedSequence.of(seed));
  }

  /// 64 random bits.
  public long nextLong() {
    step();
    return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
  }

  /// 32 random bits: the low half of a [#nextLong], then its high half.
  public int nextInt() {
    if (halfIsLeft) {
      halfIsLeft = false;
      return half;
    }
    long word = nextLong();
    half = (int) (word >>> 32);
    halfIsLeft = true;
    return (int) word;
  }

  /// Uniform in 0 (included) to 1 (excluded), in steps of 2^-53.
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /// Standard normal.
  public double nextGaussian() {
    return Ziggurat.next(this);
  }

  /// Uniform in 0 to one below the bound, as `integers(bound)`. A bound of 1 takes nothing from the
  /// stream.
  ///
  /// @throws IllegalArgumentException if the bound is below 1
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound " + bound + " leaves no number to choose");
    }
    if (bound == 1) {
      return 0;
    }
    // Lemire: the high word of a product is uniform once the uneven rest of the range is refused
    long product = (nextInt() & LOW_WORD) * bound;
    long uneven = (LOW_WORD - (bound - 1)) % bound;
    while ((product & LOW_WORD) < uneven) {
      product = (nextInt() & LOW_WORD) * bound;
    }
    return (int) (product >>> 32);
  }

  /// Puts the values into a random order, as `shuffle`.
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = atMost(i);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /// numpy's shuffle masks and retries where `integers` multiplies, so the two differ in the
  /// stream.
  private int atMost(int largest) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
    int value = nextInt() & mask;
    while (value > largest) {
      value = nextInt() & mask;
    }
    return value;
  }

  private void step() {
    long high =
        Math.unsignedMultiplyHigh(stateLow, FACTOR_LOW)
            + stateHigh * FACTOR_LOW
            + stateLow * FACTOR_HIGH;
    stateLow *= FACTOR_LOW;
    stateHigh = high;
    add(incrementHigh, incrementLow);
  }

  private void add(long high, long low) {
    stateLow += low;
    stateHigh += high + (Long.compareUnsigned(stateLow, low) < 0 ? 1 : 0);
  }

  private static long wide(int low, int high) {
    return (long) high << 32 | (low & LOW_WORD);
  }
}
