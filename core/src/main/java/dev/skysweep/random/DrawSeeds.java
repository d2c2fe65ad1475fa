package dev.skysweep.random;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Gives every draw of a study a random stream of its own, from (study seed, run, parameter name)
/// alone: neither more runs nor more parameters change a draw. Seeds are unsigned 32-bit words.
public final class DrawSeeds {
  private final SeedSequence study;

  /// @throws IllegalArgumentException if the seed is negative
  public DrawSeeds(BigInteger studySeed) {
    study = SeedSequence.of(studySeed);
  }

  /// The seed of a run. Two runs of a study never have the same one.
  public int run(int runId) {
    return study.spawn(runId).word();
  }

  /// The stream that a run draws a parameter from.
  ///
  /// @param nameHash from [#nameHash]
  public static Pcg64 stream(int runSeed, int nameHash) {
    return new Pcg64(SeedSequence.ofWords(draw(runSeed, nameHash)));
  }

  /// What a parameter's name adds to its seeds: the first four bytes of its SHA-256.
  public static int nameHash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static int draw(int runSeed, int nameHash) {
    return SeedSequence.ofWords(runSeed, nameHash).word();
  }
}
