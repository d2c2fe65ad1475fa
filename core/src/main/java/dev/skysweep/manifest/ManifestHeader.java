package dev.skysweep.manifest;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The first line of a manifest: which sweep this is. Never rewritten.
///
/// @param scriptSha256 of the mission script, see [ScriptHash]
/// @param runCount runs asked for when the sweep began; an extended one has entries beyond
/// @param parameterSpec the design, an object whose `_kind` is `grid`, `explicit`, `monte_carlo`,
///   `latin_hypercube` or a kind of ours
/// @param sweepSeed null for a sweep without draws; Python's seeds have any length
/// @param backend the pool
/// @param gmatVersion e.g. `R2026a`
/// @param platform operating system and machine
/// @param reference what the reference tells of itself; [ReferenceOrigin#NONE] in ours
/// @param skysweep what only we tell; null where the reference wrote the manifest
public record ManifestHeader(
    String scriptSha256,
    int runCount,
    JsonNode parameterSpec,
    @Nullable BigInteger sweepSeed,
    String backend,
    String gmatVersion,
    String platform,
    ReferenceOrigin reference,
    @Nullable SkysweepOrigin skysweep) {
  /// The version of the manifest's form that we read and write, the reference's.
  public static final int SCHEMA_VERSION = 1;

  /// The header of a sweep of ours.
  public static ManifestHeader of(
      String scriptSha256,
      int runCount,
      JsonNode parameterSpec,
      @Nullable BigInteger sweepSeed,
      SkysweepOrigin origin) {
    return new ManifestHeader(
        scriptSha256,
        runCount,
        parameterSpec,
        sweepSeed,
        origin.pool(),
        origin.engine().version(),
        System.getProperty("os.name") + "-" + System.getProperty("os.arch"),
        ReferenceOrigin.NONE,
        origin);
  }

  /// Whether the sweep was made with the script of a hash, or has it as the study's own copy.
  public boolean isOfScript(String sha256) {
    return sha256.equals(scriptSha256)
        || (skysweep != null && sha256.equals(skysweep.scriptCopySha256()));
  }
}
