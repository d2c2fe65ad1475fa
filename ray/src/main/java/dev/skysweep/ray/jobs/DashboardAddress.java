package dev.skysweep.ray.jobs;

import dev.skysweep.study.StudyException;
import java.net.URI;
import java.util.regex.Pattern;

/// Where a cluster's dashboard, with its Jobs API, listens: `http://HEAD:8265`.
public record DashboardAddress(URI uri) {
  public static final int DEFAULT_PORT = 8265;

  private static final Pattern FORM =
      Pattern.compile("https?://(\\[[0-9a-fA-F:.%]+]|[^/:\\[\\]@?#\\s]+)(:\\d{1,5})?/?");

  /// Reads the address that a user gives.
  ///
  /// @throws StudyException saying what is wrong and what would be right
  public static DashboardAddress parse(String text) {
    String address = text.strip();
    if (!FORM.matcher(address).matches()) {
      throw new StudyException("the address '%s' %s".formatted(text, whatIsWrong(address)));
    }
    URI uri = URI.create(address.replaceFirst("/$", ""));
    return new DashboardAddress(uri.getPort() == -1 ? URI.create(uri + ":" + DEFAULT_PORT) : uri);
  }

  /// The dashboard of a head whose port nobody changed.
  public static DashboardAddress ofHost(String host) {
    return of(host, DEFAULT_PORT);
  }

  public static DashboardAddress of(String host, int port) {
    return new DashboardAddress(URI.create("http://%s:%d".formatted(host, port)));
  }

  private static String whatIsWrong(String address) {
    if (address.startsWith("ray://")) {
      String host = address.substring("ray://".length()).replaceFirst(":\\d+/?$", "");
      return "is that of Ray's Client server; this needs the dashboard: http://%s:%d"
          .formatted(host, DEFAULT_PORT);
    }
    return address.matches("[^/:\\s]+(:\\d+)?")
        ? "lacks its beginning: write http://" + address
        : "is no address of a dashboard: write http://HOST:" + DEFAULT_PORT;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
