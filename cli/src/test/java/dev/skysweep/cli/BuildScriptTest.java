package dev.skysweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which Maven `./build` runs: the pinned one, wherever it comes from, and never one that takes
/// what it is sent.
class BuildScriptTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private record Ended(int exitCode, String out, String err) {}

  @TempDir private Path folder;
  private final List<String> fetched = new ArrayList<>();
  private byte[] maven = new byte[0];
  private HttpServer repository;
  private String address;

  @BeforeEach
  void copyScripts() throws Exception {
    Files.createDirectories(folder.resolve("clone/scripts"));
    Files.createDirectories(folder.resolve("clone/.mvn/wrapper"));
    Files.createDirectories(folder.resolve("home/.m2"));
    Files.createDirectories(folder.resolve("bin"));
    for (String file :
        List.of(
            "build", "scripts/find-jdk.sh", "scripts/find-maven.sh", "scripts/FetchMaven.java")) {
      Files.copy(ROOT.resolve(file), folder.resolve("clone").resolve(file));
    }
    maven = distribution("echo \"pinned: $*\"");
    Files.writeString(
        folder.resolve("clone/.mvn/wrapper/maven-wrapper.properties"),
        """
        distributionUrl=https://repo.maven.apache.org/maven2/org/apache/maven/maven.zip
        distributionSha256Sum=%s
        """
            .formatted(dev.skysweep.files.Sha256.of(maven)));
    mavenOnThePath("3.8.7");
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    repository.createContext(
        "/",
        exchange -> {
          fetched.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(maven.length == 0 ? 404 : 200, maven.length);
          exchange.getResponseBody().write(maven);
          exchange.close();
        });
    repository.start();
    address = "http://localhost:" + repository.getAddress().getPort() + "/maven2";
  }

  @AfterEach
  void stopRepository() {
    repository.stop(0);
  }

  private static byte[] distribution(String mvn) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("apache-maven-3/bin/"));
      zip.putNextEntry(new ZipEntry("apache-maven-3/bin/mvn"));
      zip.write(("#!/bin/sh\n" + mvn + "\n").getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private void mavenOnThePath(String version) throws IOException {
    Path mvn = folder.resolve("bin/mvn");
    Files.writeString(
        mvn,
        """
        #!/bin/sh
        [ "$1" = --version ] && echo "Apache Maven %s (abc)" || echo "from the PATH: $*"
        """
            .formatted(version));
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
  }

  private Ended build(Map<String, String> variables) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder =
        new ProcessBuilder(folder.resolve("clone/build").toString(), "verify")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("MAVEN_OPTS", "MVNW_REPOURL", "MAVEN_USER_HOME"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.putAll(variables);
    int exitCode = builder.start().waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  @Test
  void fetchesThePinnedMavenOnceAndHasItRefuseWhatIsNotListed() throws Exception {
    Ended first = build(Map.of("MVNW_REPOURL", address));
    Ended second = build(Map.of("MVNW_REPOURL", address));

    assertThat(first.err()).contains("fetching Maven");
    assertThat(first.out()).startsWith("pinned: ").contains("failIfMissing=true", "verify");
    assertThat(second).isEqualTo(new Ended(0, first.out(), ""));
    assertThat(fetched).containsExactly("/maven2/org/apache/maven/maven.zip");
  }

  @Test
  void runsNoMavenOfAnotherSum() throws Exception {
    maven = distribution("echo hostile");

    Ended ended = build(Map.of("MVNW_REPOURL", address));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("it is not the file that it should be", "no other Maven", "on the PATH: 3.8.7")
        .doesNotContain("\tat ");
  }

  @Test
  void goesOnWithAMavenThatChecksWhereNoneCanBeFetched() throws Exception {
    maven = new byte[0];
    mavenOnThePath("3.9.6");

    Ended ended = build(Map.of("MVNW_REPOURL", address));

    assertThat(ended.err()).contains("can't fetch Maven", "goes on with the Maven 3.9.6");
    assertThat(ended.out()).startsWith("from the PATH: ").doesNotContain("failIfMissing");
  }

  @Test
  void asksTheMirrorOfTheUsersSettings() throws Exception {
    Files.writeString(
        folder.resolve("home/.m2/settings.xml"),
        """
        <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
          <mirrors>
            <mirror><id>a</id><mirrorOf>central</mirrorOf><url>%s/</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(address));

    assertThat(build(Map.of()).out()).startsWith("pinned: ");
  }
}
