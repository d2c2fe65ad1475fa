package dev.skysweep.study;

/// Why a study that adds runs by itself added no more.
///
/// @param rule that it was to meet
/// @param reason whether it is met
/// @param runs how many there were then
/// @param estimate of what the rule asks for; `NaN` without any
/// @param lower end of its interval, may be infinite
/// @param upper end of its interval, may be infinite
public record Stopped(
    String rule, Reason reason, int runs, double estimate, double lower, double upper) {
  /// What ends such a study.
  public enum Reason {
    /// The interval is tight.
    KNOWN,
    /// It is not, but no more runs may be made.
    MAX,
    /// No run gives a value, so more of them would tell no more.
    NO_VALUES
  }
}
