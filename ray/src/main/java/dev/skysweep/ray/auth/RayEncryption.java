package dev.skysweep.ray.auth;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whether Ray is told to encrypt what goes over the line.
public final class RayEncryption {
  private static final Set<String> YES = Set.of("1", "true");

  private RayEncryption() {}

  /// As Ray reads `RAY_USE_TLS`.
  public static boolean isOn(Map<String, String> environment) {
    return YES.contains(environment.getOrDefault("RAY_USE_TLS", "").toLowerCase(Locale.ROOT));
  }
}
