/// Fuzzing with Jazzer: whatever bytes come in from outside, what is read is right or there is one
/// clear refusal. One class a target; `FuzzTest` runs each for some seconds, and for as long as
/// `-Dfuzz.seconds` says by the profile `fuzz`.
package dev.skysweep.fuzz;
