package dev.skysweep.statistics.rules;

/// What the runs so far say about a requirement.
public enum Verdict {
  PASS,
  FAIL,
  NOT_YET_KNOWN
}
