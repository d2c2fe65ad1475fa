/// What a set of runs shows: moments, quantiles and their intervals, tolerance bounds, and series
/// brought to common epochs. Pure mathematics over arrays: imports nothing else of Skysweep, draws
/// no random numbers and reads no files.
///
/// A value that a run could not give is `NaN`. It is counted as missing and left out; no result is
/// ever quietly `NaN` because one run failed. Infinity is a value like any other.
///
/// Start at [dev.skysweep.statistics.Sample] and [dev.skysweep.statistics.SummaryStatistics]; the
/// sub-packages answer whether a requirement is met and when to stop (`rules`), which parameter
/// matters (`sensitivity`) and where runs fail (`failures`).
@NullMarked
package dev.skysweep.statistics;

import org.jspecify.annotations.NullMarked;
