package dev.skysweep.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.BesideOthers;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.runtime.LocalRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Ray that encrypts all that it says, and wants a certificate of whoever comes.
@BesideOthers
class EncryptedRayTest {
  @TempDir private static Path folder;
  private static LocalRuntime ray;

  @BeforeAll
  static void start() throws Exception {
    TestEngine.installation();
    certificate("ca", "");
    certificate("stranger", "");
    // Ray's servers find each other by the machine's own address
    String addresses =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .map(InetAddress::getHostAddress)
            .filter(address -> !address.contains("%"))
            .map(address -> "IP:" + address)
            .collect(Collectors.joining(","));
    certificate("node", " -addext subjectAltName=" + addresses + " -CA ca.pem -CAkey ca.key");
    String variables =
        encrypted("ca", "node").entrySet().stream()
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    Path program = new RayInstallation(Machine.current()).install(_ -> {});
    Path script = folder.resolve("ray");
    Files.writeString(script, "#!/bin/sh\nexec env %s '%s' \"$@\"\n".formatted(variables, program));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    ray = LocalRuntime.start(script, 2, List.of());
  }

  @AfterAll
  static void stop() {
    if (ray != null) {
      ray.close();
    }
  }

  private static void certificate(String name, String more) throws Exception {
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out %s.key".formatted(name));
    openssl(
        "req -new -x509 -days 2 -key %1$s.key -out %1$s.pem -subj /CN=%1$s".formatted(name) + more);
  }

  private static void openssl(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Map<String, String> encrypted(String authority, String certificate) {
    Map<String, String> variables = new HashMap<>(Map.of("RAY_USE_TLS", "1"));
    variables.put("RAY_TLS_CA_CERT", folder.resolve(authority + ".pem").toString());
    variables.put("RAY_TLS_SERVER_CERT", folder.resolve(certificate + ".pem").toString());
    variables.put("RAY_TLS_SERVER_KEY", folder.resolve(certificate + ".key").toString());
    return variables;
  }

  @Test
  void withTheClustersCertificatesASweepIsMadeAndNobodySeesTheToken() throws IOException {
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver = sweep(study, encrypted("ca", "node"))) {
      assertThat(driver.exitCode()).as(driver.printed()).isZero();
      assertSecret("what was printed", driver.printed());
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(4);
    try (Stream<Path> files = Files.walk(study.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertSecret(file.toString(), Files.readString(file, ISO_8859_1));
      }
    }
  }

  @Test
  void theDoctorKeepsTheTokenToItself() {
    Map<String, String> variables = encrypted("ca", "node");
    variables.put("RAY_AUTH_TOKEN", ray.token().secret());
    try (DriverProcess driver =
        DriverProcess.start(
            variables,
            "doctor",
            "--pool",
            "ray",
            "--address",
            ray.address().toString(),
            "--out",
            folder.resolve("doctor").toString())) {
      driver.exitCode();
      assertThat(driver.printed()).contains("token      from RAY_AUTH_TOKEN");
      assertSecret("what was printed", driver.printed());
    }
  }

  private static void assertSecret(String where, String text) {
    // itself in the failure's message would be one more place
    assertThat(text.contains(ray.token().secret())).as("the token in " + where).isFalse();
  }

  @Test
  void aClusterOfAnotherAuthorityIsNotTrusted() throws IOException {
    String said = "is of no authority that is trusted here: name the cluster's own in RAY_TLS_CA";
    assertRefused(encrypted("stranger", "node"), said);
    Map<String, String> without = encrypted("ca", "node");
    without.put("RAY_TLS_CA_CERT", "");
    assertRefused(without, said);
  }

  @Test
  void whoShowsNoCertificateOfTheClusterIsToldWhatItMayBe() throws IOException {
    assertRefused(encrypted("ca", "stranger"), "RAY_TLS_SERVER_CERT and RAY_TLS_SERVER_KEY");
  }

  @Test
  void plainTextIsToldOfEncryption() throws IOException {
    assertRefused(Map.of("RAY_USE_TLS", "0"), "if the cluster is encrypted, set RAY_USE_TLS=1");
  }

  private void assertRefused(Map<String, String> variables, String message) throws IOException {
    var study = new Study(folder.resolve("refused"));
    try (DriverProcess driver = sweep(study, variables)) {
      assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
      assertThat(driver.printed()).contains(message).doesNotContain("\tat ", "Exception");
    }
    assertThat(study.folder()).doesNotExist();
  }

  private static DriverProcess sweep(Study study, Map<String, String> encryption)
      throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    Map<String, String> variables = new HashMap<>(encryption);
    variables.put("RAY_AUTH_TOKEN", ray.token().secret());
    return DriverProcess.start(
        variables,
        "run",
        script.toString(),
        "--grid",
        "Sat.SMA=6900:7300:4",
        "--out",
        study.folder().toString(),
        "--pool",
        "ray",
        "--address",
        ray.address().toString(),
        "--connect-timeout",
        "3s");
  }
}
