package dev.skysweep.random;

import java.math.BigInteger;

/// Spreads a seed of any size over as many well-mixed bits as a generator needs; numpy's
/// `SeedSequence`. Immutable. Words are unsigned, whatever Java prints for them.
public final class SeedSequence {
  private static final int POOL = 4;
  private static final int HASH_START = 0x43b0d7e5;
  private static final int HASH_FACTOR = 0x931e8875;
  private static final int STATE_START = 0x8b51f9dd;
  private static final int STATE_FACTOR = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool;
  private final int hash;

  private SeedSequence(int[] pool, int hash) {
    this.pool = pool;
    this.hash = hash;
  }

  /// From a seed of any size, as `SeedSequence(seed)`.
  ///
  /// @throws IllegalArgumentException if the seed is negative
  public static SeedSequence of(BigInteger seed) {
    if (seed.signum() < 0) {
      throw new IllegalArgumentException("the seed " + seed + " is negative");
    }
    int[] words = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
    for (int i = 0; i < words.length; i++) {
      words[i] = seed.shiftRight(32 * i).intValue();
    }
    return ofWords(words);
  }

  /// From words of 32 bits, as `SeedSequence([word, …])`.
  public static SeedSequence ofWords(int... words) {
    int[] pool = new int[POOL];
    int hash = HASH_START;
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i < words.length ? words[i] : 0, hash);
      hash *= HASH_FACTOR;
    }
    for (int source = 0; source < POOL; source++) {
      for (int target = 0; target < POOL; target++) {
        if (source != target) {
          pool[target] = mixed(pool[target], hashed(pool[source], hash));
          hash *= HASH_FACTOR;
        }
      }
    }
    var sequence = new SeedSequence(pool, hash);
    for (int i = POOL; i < words.length; i++) {
      sequence = sequence.spawn(words[i]);
    }
    return sequence;
  }

  /// The child with a key, as `SeedSequence(seed, spawn_key=(…, key))`. Children of different keys
  /// are independent of each other and of their parent.
  public SeedSequence spawn(int key) {
    int[] child = new int[POOL];
    int childHash = hash;
    for (int i = 0; i < POOL; i++) {
      child[i] = mixed(pool[i], hashed(key, childHash));
      childHash *= HASH_FACTOR;
    }
    return new SeedSequence(child, childHash);
  }

  /// The first word of [#state].
  public int word() {
    return stateWord(0, STATE_START);
  }

  /// The first `count` words, as `generate_state(count)`.
  public int[] state(int count) {
    int[] words = new int[count];
    int stateHash = STATE_START;
    for (int i = 0; i < count; i++) {
      words[i] = stateWord(i % POOL, stateHash);
      stateHash *= STATE_FACTOR;
    }
    return words;
  }

  private int stateWord(int index, int stateHash) {
    int word = (pool[index] ^ stateHash) * (stateHash * STATE_FACTOR);
    return word ^ (word >>> 16);
  }

  private static int hashed(int word, int hash) {
    int value = (word ^ hash) * (hash * HASH_FACTOR);
    return value ^ (value >>> 16);
  }

  private static int mixed(int left, int right) {
    int value = MIX_LEFT * left - MIX_RIGHT * right;
    return value ^ (value >>> 16);
  }
}
