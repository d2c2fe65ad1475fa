package dev.skysweep.gmat.drivers;

import dev.skysweep.gmat.StartupFile;
import java.util.List;
import java.util.Optional;

/// The parts of GMAT that come as plugins and that a mission may ask for.
///
/// Source: the list of plugins in `gmat_startup_file.txt`, and the types of resources in GMAT's
/// reference guide.
public final class Plugins {
  /// @param gives what a mission can have with it
  /// @param types the resources that it brings
  private record Plugin(String name, String gives, List<String> types) {
    private boolean isIn(StartupFile startup) {
      return startup.plugins().stream()
          .anyMatch(file -> file.getFileName().toString().equals(name));
    }
  }

  private static final List<Plugin> PLUGINS =
      List.of(
          new Plugin(
              "libEventLocator",
              "ContactLocator and EclipseLocator",
              List.of("ContactLocator", "EclipseLocator", "IntrusionLocator")),
          new Plugin("libStation", "GroundStation", List.of("GroundStation")),
          new Plugin("libEphemPropagator", "ephemeris propagators", List.of()),
          new Plugin("libGmatFunction", "GMAT functions", List.of("GmatFunction")),
          new Plugin("libFormation", "formations", List.of("Formation")),
          new Plugin("libDataInterface", "file interfaces", List.of("FileInterface")),
          new Plugin("libThrustFile", "thrust history files", List.of("ThrustHistoryFile")),
          new Plugin("libPolyhedronGravity", "polyhedron gravity", List.of()),
          new Plugin("libVF13Optimizer", "the optimizer VF13ad", List.of("VF13ad")),
          new Plugin("libYukonOptimizer", "the optimizer Yukon", List.of("Yukon")),
          new Plugin(
              "libGmatEstimation",
              "estimation",
              List.of(
                  "AcceptFilter",
                  "Antenna",
                  "BatchEstimator",
                  "ErrorModel",
                  "EstimatedParameter",
                  "ExtendedKalmanFilter",
                  "Receiver",
                  "RejectFilter",
                  "Simulator",
                  "Smoother",
                  "TrackingFileSet",
                  "Transmitter",
                  "Transponder")),
          new Plugin(
              "libCSALT",
              "collocation (CSALT)",
              List.of(
                  "CustomLinkageConstraint",
                  "DynamicsConfiguration",
                  "OptimalControlFunction",
                  "OptimalControlGuess",
                  "Phase",
                  "Trajectory")));

  private Plugins() {}

  /// As `GroundStation (libStation)`.
  static List<String> missingFrom(StartupFile startup) {
    return PLUGINS.stream()
        .filter(plugin -> !plugin.isIn(startup))
        .map(plugin -> "%s (%s)".formatted(plugin.gives, plugin.name))
        .toList();
  }

  /// The plugin that brings a type of resource; empty for GMAT's own types and for what is none.
  public static Optional<String> bringing(String type) {
    return PLUGINS.stream()
        .filter(plugin -> plugin.types.contains(type))
        .map(Plugin::name)
        .findFirst();
  }
}
