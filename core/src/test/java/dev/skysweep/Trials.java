package dev.skysweep;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/// Seeded inputs for property tests: a failure names its seed, so it can be run again.
public final class Trials {
  private Trials() {}

  public static LongStream seeds() {
    return LongStream.range(0, Long.getLong("trials", 100));
  }

  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public static String text(RandomGenerator random, int maxLength) {
    return random
        .ints(random.nextInt(maxLength + 1), ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
