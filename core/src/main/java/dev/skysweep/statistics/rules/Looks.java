package dev.skysweep.statistics.rules;

/// How often the runs are judged before the last word.
public enum Looks {
  /// Once, at a number of runs fixed beforehand: the tightest intervals.
  ONCE,
  /// After every batch, stopping when one likes what one sees: intervals that allow for it.
  ANY_TIME
}
