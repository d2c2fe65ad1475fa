package dev.skysweep.cli;

import dev.skysweep.study.Dispersions;
import dev.skysweep.study.Seeds;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is dispersed, and how often it is drawn.
final class SamplingOptions {
  @Option(names = "--n", required = true, paramLabel = "N", description = "How many runs.")
  private int n;

  @Option(
      names = "--perturb",
      required = true,
      paramLabel = "NAME=DISTRIBUTION",
      description = {
        "A dispersed field: normal:mean:sigma, uniform:low:high, lognormal:mu:sigma,",
        "triangular:low:mode:high, truncnormal:mean:sigma:low:high, beta:a:b:low:high,",
        "choice:v1,v2,… or wrap:low:high:DISTRIBUTION for an angle."
      })
  private List<String> perturb;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "A whole number from 0 up (default: a fresh one, kept in the manifest).")
  private @Nullable String seed;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SamplingOptions() {}

  int n() {
    return n;
  }

  /// @throws dev.skysweep.study.StudyException with every option that can't be read
  Dispersions dispersions() {
    return Dispersions.parse(perturb);
  }

  /// @throws dev.skysweep.study.StudyException if it is no whole number from 0 up
  BigInteger seed() {
    return seed == null ? Seeds.fresh() : Seeds.parse(seed);
  }
}
