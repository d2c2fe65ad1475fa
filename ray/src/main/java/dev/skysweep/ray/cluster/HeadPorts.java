package dev.skysweep.ray.cluster;

import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.jobs.DashboardAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a head listens, as the file of its cluster has it started.
///
/// @param client of Ray's Client server
/// @param dashboard of the dashboard, with its Jobs API
public record HeadPorts(int client, int dashboard) {
  static HeadPorts of(ClusterFile file) {
    String start = StartRules.start(file, StartRules.HEAD).orElse("");
    return new HeadPorts(
        port(start, "ray-client-server-port", RayAddress.DEFAULT_PORT),
        port(start, "dashboard-port", DashboardAddress.DEFAULT_PORT));
  }

  private static int port(String command, String option, int usual) {
    Matcher found = Pattern.compile("--" + option + "[ =]+[\"']?(\\d{1,5})\\b").matcher(command);
    return found.find() ? Integer.parseInt(found.group(1)) : usual;
  }
}
