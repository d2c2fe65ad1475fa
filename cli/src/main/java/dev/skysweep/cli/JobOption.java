package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.jobs.Dashboard;
import dev.skysweep.ray.jobs.DashboardAddress;
import dev.skysweep.ray.jobs.Submission;
import dev.skysweep.study.StudyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which submitted sweep a command is about.
final class JobOption {
  @Parameters(paramLabel = "ID", description = "What `skysweep submit` printed.")
  String id;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "The cluster's dashboard, if it was submitted from another machine.")
  private @Nullable String address;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  JobOption() {}

  /// The dashboard of the cluster it runs in.
  Dashboard dashboard() {
    return dashboard(id, address);
  }

  static Dashboard dashboard(String id, @Nullable String address) {
    String known =
        address != null
            ? address
            : Submission.find(Machine.current(), id)
                .map(Submission::address)
                .orElseThrow(() ->
                    new StudyException(
                        "no job '%s' was submitted from this machine; name its cluster: --address http://HEAD:8265"
                            .formatted(id)));
    return new Dashboard(DashboardAddress.parse(known), RayToken.find());
  }
}
