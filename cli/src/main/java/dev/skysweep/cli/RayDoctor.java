package dev.skysweep.cli;

import dev.skysweep.SkysweepVersion;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.ClusterFacts;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.jobs.Dashboard;
import dev.skysweep.ray.jobs.DashboardAddress;
import dev.skysweep.ray.jobs.NodeProbe;
import dev.skysweep.ray.jobs.NodeProbe.Look;
import dev.skysweep.ray.jobs.NodeProbe.Node;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a sweep on a Ray cluster needs, seen from here and from its nodes.
final class RayDoctor {
  private static final int CONNECT_MILLIS = 5000;
  private static final double CLOCK_SECONDS = 5;

  /// What the nodes leave of the time for the lines about them.
  private static final Duration REST = Duration.ofSeconds(2);

  private final Checkup checkup;
  private final Path out;
  private final long bytes;
  private final int cpus;
  private final boolean ship;

  RayDoctor(Checkup checkup, Path out, long bytes, int cpus, boolean ship) {
    this.checkup = checkup;
    this.out = out;
    this.bytes = bytes;
    this.cpus = cpus;
    this.ship = ship;
  }

  /// @param mostWorkers what the cluster can grow to; -1 if nobody says
  void examine(RayAddress server, int mostWorkers) throws InterruptedException {
    boolean listens = clientServer(server.host(), server.port());
    DoctorCommand.attempt(checkup, "folder", () -> LocalDoctor.folder(checkup, out));
    Optional<RayToken> token = token();
    DashboardAddress usual = DashboardAddress.ofHost(server.host());
    Optional<ClusterFacts> facts = listens ? facts(server, token) : Optional.empty();
    DashboardAddress told = facts.flatMap(ClusterFacts::dashboard).orElse(usual);
    try (var dashboard = new Dashboard(told, token)) {
      if (DoctorCommand.attempt(checkup, "dashboard", () -> ray(dashboard))) {
        nodes(dashboard, mostWorkers).ifPresent(nodes -> places(nodes, facts));
      }
    }
  }

  private Optional<ClusterFacts> facts(RayAddress server, Optional<RayToken> token) {
    try {
      return Optional.of(
          ClusterFacts.ask(server, token, cpus, told -> checkup.note("client", told)));
    } catch (PoolException e) {
      checkup.bad("client", String.valueOf(e.getMessage()), "");
      return Optional.empty();
    }
  }

  private boolean clientServer(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      checkup.ok("address", "%s:%d answers".formatted(host, port));
      return true;
    } catch (IOException e) {
      checkup.bad(
          "address",
          "nothing answers at %s:%d (%s)".formatted(host, port, e.getMessage()),
          "is the cluster up? From outside, forward the port: ssh -N -L %d:localhost:%d USER@HEAD"
              .formatted(port, port));
      return false;
    }
  }

  private Optional<RayToken> token() {
    Optional<RayToken> token = RayToken.find();
    token.ifPresentOrElse(
        found -> checkup.ok("token", "from " + found.origin()),
        () -> checkup.note("token", "none here; fine if the cluster asks for none"));
    return token;
  }

  private void ray(Dashboard dashboard) {
    String version = dashboard.rayVersion();
    String tested = RayInstallation.VERSION.replaceFirst("\\.\\d+$", ".");
    if (version.startsWith(tested)) {
      checkup.ok("ray", version);
    } else {
      checkup.note("ray", version + "; Skysweep is tested with " + RayInstallation.VERSION);
    }
  }

  private Optional<List<Node>> nodes(Dashboard dashboard, int mostWorkers)
      throws InterruptedException {
    double before = System.nanoTime();
    double now = java.time.Instant.now().toEpochMilli() / 1000.0;
    Look look;
    try {
      look = new NodeProbe(dashboard, probed().toAbsolutePath()).look(left());
    } catch (PoolException e) {
      String problem = String.valueOf(e.getMessage());
      checkup.bad(
          "nodes",
          problem,
          problem.contains("No module named 'ray'")
              ? "the head's `python` is not the one that Ray runs with: activate Ray's environment before `ray start`; sweeps do without it, this check does not"
              : "is the head overloaded? Its dashboard shows the job and what it said");
      return Optional.empty();
    }
    List<Node> nodes = look.nodes();
    double took = (System.nanoTime() - before) / 1e9;
    String most = mostWorkers < 0 ? "" : ", and can have %d workers".formatted(mostWorkers);
    checkup.ok("nodes", "the cluster has %d now%s".formatted(look.alive(), most));
    if (nodes.size() < look.asked()) {
      checkup.bad(
          "nodes",
          "of %d nodes that were asked %d did not answer"
              .formatted(look.asked(), look.asked() - nodes.size()),
          "Ray's dashboard shows which: end them, or wait until they have started");
    } else if (look.asked() < look.alive()) {
      checkup.note("nodes", "only %d of them were asked".formatted(look.asked()));
    }
    nodes.forEach(node -> node(node, now, took));
    return Optional.of(nodes);
  }

  private Duration left() {
    Duration left = checkup.left().minus(REST);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void places(List<Node> nodes, Optional<ClusterFacts> facts) {
    boolean fits = nodes.stream().anyMatch(node -> node.cpus() >= cpus);
    if (fits) {
      checkup.ok("resources", "a run's %d CPU fit on a node that is up".formatted(cpus));
    } else if (facts.isPresent() && facts.get().noPlace().isPresent()) {
      checkup.bad(
          "resources",
          facts.get().noPlace().get(),
          "ask for less, or let the cluster start larger nodes");
    } else {
      checkup.note(
          "resources",
          "no node now has %d CPU; nodes that have come with the runs".formatted(cpus));
    }
  }

  /// A bucket is no folder that nodes could share.
  private Path probed() {
    return inBucket() ? Path.of(System.getProperty("java.io.tmpdir")) : out;
  }

  private boolean inBucket() {
    return BucketPlace.of(out).isPresent();
  }

  private void node(Node node, double before, double took) {
    String name = node.host() + (node.head() ? " (head)" : "");
    software(node, name);
    if (inBucket()) {
      checkup.note("shared", name + " shows with its first run that it uses the same bucket");
    } else if (node.shared()) {
      checkup.ok(
          "shared", "%s reads what this machine wrote there, and the reverse".formatted(name));
    } else {
      checkup.bad(
          "shared",
          "%s does not see the folder as this machine does%s"
              .formatted(name, node.folder().isEmpty() ? "" : ": " + node.folder()),
          "mount one folder under one path everywhere, writable");
    }
    if (node.free() > 0) {
      LocalDoctor.space(checkup, "space", node.free(), bytes);
    }
    clock(name, node.time(), before, before + took);
  }

  private void software(Node node, String name) {
    if (ship) {
      checkup.note("software", name + " gets it with the first run, by --ship");
      return;
    }
    String own = "skysweep " + SkysweepVersion.current();
    if (node.jar() && node.skysweep().equals(own)) {
      checkup.ok("software", "%s: %s, Python %s".formatted(name, own, node.python()));
    } else if (node.jar()) {
      checkup.bad(
          "software",
          "%s has '%s' and this is '%s'".formatted(name, node.skysweep(), own),
          "bring both to one version: skysweep cluster up FILE sends this one");
    } else {
      checkup.bad(
          "software",
          "%s has no Skysweep in %s (SKYSWEEP_HOME)".formatted(name, node.home()),
          "use a cluster.yaml of `skysweep cluster init`, the image of deploy/, or --ship");
    }
    if (node.jar() && !node.engine().isEmpty()) {
      checkup.bad(
          "engine",
          "%s: %s".formatted(name, node.engine()),
          "skysweep engine install there, or the image of deploy/");
    }
  }

  /// It was asked between two moments here, so its clock must have stood between them.
  private void clock(String name, double there, double from, double to) {
    double off = there < from ? there - from : Math.max(0, there - to);
    if (Math.abs(off) > CLOCK_SECONDS) {
      checkup.bad(
          "clock",
          "%s is off by %.0f s".formatted(name, off),
          "set the clocks by NTP; times in the manifest would mislead");
    } else {
      checkup.ok("clock", name + " agrees");
    }
  }
}
