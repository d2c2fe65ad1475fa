package dev.skysweep.ray.cluster;

import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.jobs.ClusterStatus;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A cluster that a file describes: brought up, asked and taken down with Ray's own command.
public final class Cluster {
  private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{3,}");

  private static final Pattern CLOSED = Pattern.compile("Shared connection to .* closed\\.");

  /// Ray's `status` shows a token only where it is told that there is one.
  private static final String STATUS =
      "test ! -e ~/.ray/auth_token || export RAY_AUTH_MODE=token; ray status -v";

  private static final String BEGIN = "skysweep-begin";

  private final Path path;
  private final ClusterFile file;
  private final Machine machine;

  private Cluster(Path path, ClusterFile file, Machine machine) {
    this.path = path;
    this.file = file;
    this.machine = machine;
  }

  /// Reads a cluster's file; nothing is started.
  ///
  /// @throws StudyException if it is no cluster file
  public static Cluster of(Path path, Machine machine) {
    ClusterFile file = ClusterFile.read(path);
    if (file.isKubeRay()) {
      throw new StudyException(
          path
              + " is a resource of Kubernetes, which Ray's command knows nothing of: kubectl apply -f "
              + path
              + ", and kubectl delete -f "
              + path);
    }
    return new Cluster(path.toAbsolutePath().normalize(), file, machine);
  }

  public ClusterFile file() {
    return file;
  }

  /// Where its file is, absolute.
  public Path path() {
    return path;
  }

  /// Where its head listens.
  public HeadPorts ports() {
    return HeadPorts.of(file);
  }

  /// The token that its nodes have, as far as this machine knows.
  public Optional<RayToken> token() {
    return TokenFile.of(file)
        .filter(token -> token.path().toFile().exists())
        .map(TokenFile::token)
        .or(RayToken::find);
  }

  /// Where its token is, if drivers on this machine don't find it by themselves.
  public Optional<Path> tokenToName() {
    return TokenFile.of(file)
        .filter(token -> {
          Optional<String> found = RayToken.find().map(RayToken::secret);
          return !found.equals(Optional.of(token.token().secret()));
        })
        .map(TokenFile::path);
  }

  /// Brings it up, or up to date.
  ///
  /// @param said is told each step
  /// @return the head's address
  /// @throws StudyException with all errors of the file
  /// @throws PoolException if Ray is not installed, or does not manage
  public String up(Consumer<String> said) throws InterruptedException {
    List<Finding> findings = ClusterCheck.here(file);
    List<String> errors = findings.stream().filter(Finding::fatal).map(Finding::toString).toList();
    if (!errors.isEmpty()) {
      throw new StudyException(errors);
    }
    Path ray = new RayInstallation(machine).require();
    findings.forEach(finding -> said.accept(finding.toString()));
    TokenFile.of(file)
        .filter(TokenFile::make)
        .ifPresent(token -> said.accept("made a token for the cluster: " + token.path()));
    // without --no-config-cache an edited file would go unread
    command(ray)
        .run(
            List.of("up", "--yes", "--no-config-cache", path.toString()),
            line -> RayOutput.step(line).ifPresent(said));
    return headAddress();
  }

  /// Starts Ray again on the machines that are up.
  ///
  /// @throws PoolException if Ray does not manage
  public void restart(Consumer<String> said) throws InterruptedException {
    Path ray = new RayInstallation(machine).require();
    command(ray)
        .run(
            List.of("up", "--yes", "--no-config-cache", "--restart-only", path.toString()),
            line -> RayOutput.step(line).ifPresent(said));
  }

  /// Makes sure that Ray's command is here, so that the cluster can be ended.
  ///
  /// @throws PoolException if it is not, saying how to get it
  public void requireRay() {
    var _ = new RayInstallation(machine).require();
  }

  /// The head's address.
  ///
  /// @throws PoolException if the cluster is not up
  public String headAddress() throws InterruptedException {
    Path ray = new RayInstallation(machine).require();
    List<String> lines = command(ray).run(List.of("get-head-ip", path.toString()), _ -> {});
    return lines.reversed().stream()
        .map(String::strip)
        .filter(line -> IP.matcher(line).matches())
        .findFirst()
        .orElseThrow(() -> new PoolException("Ray does not say where the head of " + path + " is"));
  }

  /// What the autoscaler says.
  ///
  /// @throws PoolException if the cluster is not up
  public ClusterStatus status() throws InterruptedException {
    List<String> lines = exec(STATUS, _ -> {});
    return ClusterStatus.parse(String.join("\n", lines));
  }

  /// Runs a command of the shell on the head.
  ///
  /// @param heard is given each line that the command prints
  /// @throws PoolException if the cluster is not up, or the command fails
  public List<String> exec(String shellCommand, Consumer<String> heard)
      throws InterruptedException {
    Path ray = new RayInstallation(machine).require();
    var said = new ArrayList<String>();
    // Ray and ssh talk on the same stream, before and after
    command(ray)
        .run(
            List.of("exec", path.toString(), "echo " + BEGIN + "; " + shellCommand),
            line -> {
              if (!said.isEmpty() && !CLOSED.matcher(line).matches()) {
                heard.accept(line);
              }
              if (!said.isEmpty() || line.strip().equals(BEGIN)) {
                said.add(line);
              }
            });
    return said;
  }

  /// Ends all its machines.
  ///
  /// @param said is told what Ray does
  /// @throws PoolException if Ray is not installed, or does not manage
  public void down(Consumer<String> said) throws InterruptedException {
    Path ray = new RayInstallation(machine).require();
    command(ray)
        .run(
            List.of("down", "--yes", path.toString()),
            line -> {
              if (line.matches(
                  ".*(Stopped|terminated|Requested|shut down|Destroying|No nodes).*")) {
                said.accept(RayOutput.words(line));
              }
            });
  }

  private RayCommand command(Path ray) {
    return new RayCommand(ray, path.resolveSibling(path.getFileName() + ".log"));
  }
}
