package dev.skysweep.table;

/// The time scales in which GMAT reports epochs. An epoch stays in the scale it was written in;
/// nothing here converts between them.
public enum TimeScale {
  A1,
  TAI,
  UTC,
  TT,
  TDB
}
