package dev.skysweep.statistics;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.LogBeta;

/// Robbins' mixture of likelihood ratios for a coin: the beta(`a`, `b`) average of the likelihood
/// of `k` in `n` over its likelihood at `p`, `M_n(p) = B(a + k, b + n - k) / (B(a, b) p^k (1 -
/// p)^(n - k))`.
///
/// At the true `p` it is a martingale that starts at 1, so by Ville's inequality it ever reaches `1
/// / alpha` with probability `alpha` at most, however often one looks (Robbins, Annals of
/// Mathematical Statistics 41, 1970; Howard and Ramdas, Bernoulli 28, 2022, the beta-binomial
/// bound).
record BernoulliMixture(double a, double b) {
  private static final int HALVINGS = 200;

  /// Favours no probability.
  static BernoulliMixture flat() {
    return new BernoulliMixture(0.5, 0.5);
  }

  double logRatio(double k, double n, double p) {
    double average = LogBeta.value(a + k, b + n - k) - LogBeta.value(a, b);
    double atP = (k == 0 ? 0 : k * Math.log(p)) + (k == n ? 0 : (n - k) * Math.log1p(-p));
    return average - atP;
  }

  /// All `p` that `k` in `n` have not refuted: the ratio is convex in `p` with its least at `k /
  /// n`.
  Interval probabilities(int k, int n, double confidence) {
    double bound = -Math.log1p(-confidence);
    double likeliest = (double) k / n;
    DoublePredicate refuted = p -> logRatio(k, n, p) >= bound;
    double lower = k == 0 ? 0 : edge(likeliest, 0, refuted);
    double upper = k == n ? 1 : edge(likeliest, 1, refuted);
    return new Interval(lower, upper, confidence);
  }

  /// The least `k` in `n` that does not refute `p`. The ratio is convex in `k` too.
  int least(int n, double p, double confidence) {
    double bound = -Math.log1p(-confidence);
    int kept = (int) Math.round(p * n);
    int refuted = -1;
    while (kept - refuted > 1) {
      int middle = refuted + (kept - refuted) / 2;
      if (logRatio(middle, n, p) >= bound) {
        refuted = middle;
      } else {
        kept = middle;
      }
    }
    return kept;
  }

  /// The greatest `k` in `n` that does not refute `p`.
  int greatest(int n, double p, double confidence) {
    return n - new BernoulliMixture(b, a).least(n, 1 - p, confidence);
  }

  /// From a kept probability towards 0 or 1: the first that is refuted, from outside, so that
  /// rounding widens.
  private static double edge(double kept, double end, DoublePredicate refuted) {
    double inside = kept;
    double outside = end;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (middle == inside || middle == outside) {
        break;
      }
      if (refuted.test(middle)) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return outside;
  }
}
