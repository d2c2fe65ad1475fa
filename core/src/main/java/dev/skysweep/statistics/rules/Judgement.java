package dev.skysweep.statistics.rules;

/// A verdict and what it rests on.
///
/// @param atLeast lower bound of the probability that a run meets the requirement, at the
///   requirement's confidence, with every unknown run taken as a miss
/// @param atMost upper bound of it, at the same confidence, with every unknown run taken as met
/// @param test the name of the test, for the report
/// @param moreRuns for [Verdict#NOT_YET_KNOWN]: this many further runs would pass if all of them
///   met the requirement (at most 2^28 are tried); otherwise 0
public record Judgement(
    Verdict verdict, RunCounts counts, double atLeast, double atMost, String test, int moreRuns) {}
