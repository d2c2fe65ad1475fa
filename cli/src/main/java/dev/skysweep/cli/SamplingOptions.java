package dev.skysweep.cli;

import dev.skysweep.study.Dispersions;
import dev.skysweep.study.Seeds;
import dev.skysweep.study.StudyException;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// What is dispersed, and how often it is drawn.
final class SamplingOptions {
  @Option(names = "--n", required = true, paramLabel = "N", description = "How many runs.")
  private int n;

  @Option(
      names = "--perturb",
      paramLabel = "NAME=DISTRIBUTION",
      description = {
        "A dispersed field: normal:mean:sigma, uniform:low:high, lognormal:mu:sigma,",
        "triangular:low:mode:high, truncnormal:mean:sigma:low:high, beta:a:b:low:high,",
        "choice:v1,v2,… or wrap:low:high:DISTRIBUTION for an angle. Or, with units and about the",
        "script's own value: 'Sat.SMA ~ nominal + normal(0, 50 m)'."
      })
  private List<String> perturb = List.of();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "A whole number from 0 up (default: a fresh one, kept in the manifest).")
  private @Nullable String seed;

  SamplingOptions() {}

  /// `n` and `vary` of a design.
  ///
  /// @throws StudyException with every option that can't be read
  ObjectNode tree() {
    if (!perturb.isEmpty()) {
      Dispersions.parse(perturb);
    }
    if (n < 1) {
      throw new StudyException("a study needs n >= 1, got " + n);
    }
    ObjectNode tree = StudyTree.object().put("n", n);
    tree.set("vary", StudyTree.pairs("--perturb", perturb));
    return tree;
  }

  /// @throws StudyException if nothing is dispersed
  ObjectNode independentTree() {
    if (perturb.isEmpty()) {
      throw new StudyException("nothing varies: give --perturb NAME=DISTRIBUTION");
    }
    return tree();
  }

  /// @throws StudyException if it is no whole number from 0 up
  BigInteger seed() {
    return seed == null ? Seeds.fresh() : Seeds.parse(seed);
  }
}
