package dev.skysweep.ray.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RayTokenTest {
  @TempDir private Path home;

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void theEnvironmentGoesBeforeTheFileItNamesAndThatBeforeTheUsualFile() throws IOException {
    write(".ray/auth_token", "usual\n");
    String named = write("named", " named ").toString();
    assertThat(RayToken.find(Map.of("RAY_AUTH_TOKEN", "value", "RAY_AUTH_TOKEN_PATH", named), home))
        .hasValueSatisfying(token -> assertThat(token.secret()).isEqualTo("value"));
    assertThat(RayToken.find(Map.of("RAY_AUTH_TOKEN_PATH", named), home))
        .hasValueSatisfying(token -> assertThat(token.authorization()).isEqualTo("Bearer named"));
    assertThat(RayToken.find(Map.of(), home))
        .hasValueSatisfying(token -> assertThat(token.secret()).isEqualTo("usual"));
  }

  @Test
  void noTokenIsNoError() {
    assertThat(RayToken.find(Map.of(), home)).isEmpty();
  }

  @Test
  void aNamedFileWithoutATokenIsAnErrorThatNamesIt() throws IOException {
    String missing = home.resolve("missing").toString();
    assertThatThrownBy(() -> RayToken.find(Map.of("RAY_AUTH_TOKEN_PATH", missing), home))
        .hasMessageContaining("RAY_AUTH_TOKEN_PATH=" + missing);
    String empty = write("empty", "\n").toString();
    assertThatThrownBy(() -> RayToken.find(Map.of("RAY_AUTH_TOKEN_PATH", empty), home))
        .hasMessageContaining("is empty");
  }

  @Test
  void theSecretIsNotPrinted() {
    assertThat(new RayToken("hidden", "somewhere")).hasToString("RayToken[somewhere]");
  }
}
