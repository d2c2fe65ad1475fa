package dev.skysweep.sweep;

import java.util.random.RandomGenerator;

/// What a simulated cluster is like, different with every seed; chances are in thousandths.
///
/// @param nodes how many machines there will be
/// @param slots runs that a machine makes at once
/// @param grantMillis how long a machine takes to come; the first is granted at most this late
/// @param grants whether machines come at all
/// @param runMillis how long a run takes
/// @param straggles how many runs take a hundred times as long
/// @param crashes how many attempts crash the engine
/// @param errors how many runs GMAT refuses
/// @param timeouts how many attempts take too long
/// @param nodeLosses how many attempts lose their whole machine
/// @param partitionMillis how long the line to the cluster breaks, once; 0 for never
/// @param sleeps whether the line breaks because the driver's machine stands still, as a laptop's
/// @param graceMillis how long the cluster keeps what runs for a driver that is away
/// @param gracious whether a pool whose line is back too late goes on, with all that ran lost; else
///   it gives up
/// @param delayMillis of a message at most
/// @param doubles how many completions are told twice
/// @param silences how many messages get lost, in either direction, and are sent again when nothing
///   was heard of them; of some completions only that they are gone can be told then
record Weather(
    int nodes,
    int slots,
    long grantMillis,
    boolean grants,
    long runMillis,
    int straggles,
    int crashes,
    int errors,
    int timeouts,
    int nodeLosses,
    long partitionMillis,
    boolean sleeps,
    long graceMillis,
    boolean gracious,
    long delayMillis,
    int doubles,
    int silences) {
  private static final long HOUR = 3_600_000;

  /// When a message that got lost is sent again.
  static final long RESENT_MILLIS = 10_000;

  static Weather of(RandomGenerator random) {
    return new Weather(
        1 + random.nextInt(5),
        1 + random.nextInt(4),
        random.nextLong(60_000),
        random.nextInt(50) != 0,
        1 + random.nextLong(20_000),
        rate(random, 50),
        rate(random, 100),
        rate(random, 200),
        rate(random, 100),
        rate(random, 100),
        random.nextInt(3) == 0 ? random.nextLong(random.nextBoolean() ? 120_000 : HOUR) : 0,
        random.nextBoolean(),
        30_000,
        random.nextBoolean(),
        1 + random.nextLong(2_000),
        rate(random, 300),
        rate(random, 100));
  }

  /// The same with a line that never breaks.
  Weather withoutBreaks() {
    return new Weather(
        nodes,
        slots,
        grantMillis,
        grants,
        runMillis,
        straggles,
        crashes,
        errors,
        timeouts,
        nodeLosses,
        0,
        false,
        graceMillis,
        gracious,
        delayMillis,
        doubles,
        silences);
  }

  /// How long a message takes at most.
  long longestDelayMillis() {
    return delayMillis + (silences > 0 ? RESENT_MILLIS : 0);
  }

  private static int rate(RandomGenerator random, int most) {
    return random.nextBoolean() ? 0 : random.nextInt(most);
  }
}
