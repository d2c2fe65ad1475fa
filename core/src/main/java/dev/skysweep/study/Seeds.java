package dev.skysweep.study;

import java.math.BigInteger;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;

/// The seeds of studies: whole numbers from 0 up, of any size. 0 is one like any other.
public final class Seeds {
  private static final int FRESH_BITS = 128;

  private Seeds() {}

  /// One that nobody has used, for a study that was given none.
  public static BigInteger fresh() {
    return new BigInteger(FRESH_BITS, new SecureRandom());
  }

  /// Reads a seed as the user writes it.
  ///
  /// @throws StudyException if it is no whole number from 0 up
  public static BigInteger parse(String text) {
    try {
      return checked(new BigInteger(text.strip()));
    } catch (NumberFormatException _) {
      throw new StudyException("the seed '" + text + "' must be a whole number from 0 up");
    }
  }

  static BigInteger checked(BigInteger seed) {
    if (seed.signum() < 0) {
      throw new StudyException("the seed " + seed + " is negative; seeds go from 0 up");
    }
    return seed;
  }

  static BigInteger fromJson(JsonNode json) {
    if (json.isNull() || json.isMissingNode()) {
      throw new StudyException(
          "this study has no seed, so its draws can't be made again; run it anew with one");
    }
    if (!json.isIntegralNumber()) {
      throw new StudyException("the seed " + json + " must be a whole number from 0 up");
    }
    return checked(json.bigIntegerValue());
  }
}
