package dev.skysweep.gmat;

import dev.skysweep.SweepException;
import java.util.List;
import java.util.stream.Collectors;

/// There is no usable GMAT where it was looked for.
public final class GmatNotFoundException extends SweepException {
  private static final long serialVersionUID = 1L;

  /// One place that was looked at.
  ///
  /// @param place a folder, an environment variable with its value, or a program
  /// @param finding why it is not GMAT
  public record Attempt(String place, String finding) implements java.io.Serializable {}

  private final List<Attempt> attempts;
  private final boolean placeWasNamed;

  private GmatNotFoundException(String message, List<Attempt> attempts, boolean placeWasNamed) {
    super(message);
    this.attempts = List.copyOf(attempts);
    this.placeWasNamed = placeWasNamed;
  }

  /// A place that the user named is not GMAT; nothing else was tried.
  public static GmatNotFoundException at(Attempt attempt) {
    return new GmatNotFoundException(
        attempt.place
            + " is not a GMAT installation: "
            + attempt.finding
            + ". Name the folder that holds bin/ and data/, or one made by 'skysweep engine"
            + " install'.",
        List.of(attempt),
        true);
  }

  /// GMAT is at none of the usual places.
  public static GmatNotFoundException among(List<Attempt> attempts) {
    return new GmatNotFoundException(
        attempts.stream()
            .map(attempt -> "  " + attempt.place + ": " + attempt.finding)
            .collect(
                Collectors.joining(
                    "\n",
                    "no GMAT found. Looked at:\n",
                    "\nInstall one with 'skysweep engine install', or name one with --gmat-root or"
                        + " SKYSWEEP_GMAT_ROOT.")),
        attempts,
        false);
  }

  /// Whether the user named a place, so that installing another engine would not be what was asked.
  public boolean placeWasNamed() {
    return placeWasNamed;
  }

  /// Where was looked, in that order.
  public List<Attempt> attempts() {
    return attempts;
  }
}
