package dev.skysweep.statistics;

/// Count, mean, variance and range of values that come one at a time or in parts, in one pass and
/// constant memory.
///
/// Welford's update (Technometrics 4, 1962) and, for [#merge], that of Chan, Golub and LeVeque
/// (1979): no difference of large sums, so a spread of a millimetre about an orbit's radius stays
/// exact. `NaN` is counted as missing and changes nothing else. Not thread-safe: one each, then
/// merge.
public final class RunningMoments {
  private long count;
  private long missing;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  public static RunningMoments of(double... values) {
    var moments = new RunningMoments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  public void add(double value) {
    if (Double.isNaN(value)) {
      missing++;
      return;
    }
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /// Adds everything the other has seen.
  public void merge(RunningMoments other) {
    missing += other.missing;
    if (other.count == 0) {
      return;
    }
    long both = count + other.count;
    double apart = other.mean - mean;
    double share = (double) other.count / both;
    squares += other.squares + apart * apart * count * share;
    mean += apart * share;
    count = both;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /// Values seen, without the missing ones.
  public long count() {
    return count;
  }

  public long missing() {
    return missing;
  }

  /// `NaN` without values.
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /// Of a sample: divided by `count - 1`. `NaN` below two values.
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /// Standard deviation of a sample: divided by `count - 1`. `NaN` below two values.
  public double std() {
    return Math.sqrt(variance());
  }

  /// Of the mean: `std / sqrt(count)`.
  public double standardError() {
    return std() / Math.sqrt((double) count);
  }

  /// `NaN` without values.
  public double min() {
    return count == 0 ? Double.NaN : min;
  }

  /// `NaN` without values.
  public double max() {
    return count == 0 ? Double.NaN : max;
  }
}
