package dev.skysweep.gmat.drivers;

import dev.skysweep.gmat.StartupFile;
import java.util.List;
import java.util.Map;

/// The parts of GMAT that come as plugins and that a mission may ask for.
final class Plugins {
  private static final List<Map.Entry<String, String>> FEATURES =
      List.of(
          Map.entry("libEventLocator", "ContactLocator and EclipseLocator"),
          Map.entry("libStation", "GroundStation"),
          Map.entry("libEphemPropagator", "ephemeris propagators"),
          Map.entry("libGmatFunction", "GMAT functions"),
          Map.entry("libFormation", "formations"),
          Map.entry("libDataInterface", "file interfaces"),
          Map.entry("libThrustFile", "thrust history files"),
          Map.entry("libPolyhedronGravity", "polyhedron gravity"),
          Map.entry("libVF13Optimizer", "the optimizer VF13ad"),
          Map.entry("libYukonOptimizer", "the optimizer Yukon"),
          Map.entry("libGmatEstimation", "estimation"),
          Map.entry("libCSALT", "collocation (CSALT)"));

  private Plugins() {}

  /// As `GroundStation (libStation)`.
  static List<String> missingFrom(StartupFile startup) {
    return FEATURES.stream()
        .filter(feature ->
            startup.plugins().stream()
                .noneMatch(plugin -> plugin.getFileName().toString().equals(feature.getKey())))
        .map(feature -> feature.getValue() + " (" + feature.getKey() + ")")
        .toList();
  }
}
