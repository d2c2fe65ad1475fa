package dev.skysweep.ray.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.pool.ExecutionPool.PoolException;
import org.junit.jupiter.api.Test;

/// Which clusters are taken, by what they say they are.
class RayServerTest {
  @Test
  void aReleaseOfAnotherProtocolIsRefused() {
    assertThat(new RayServer("2.60.0", "3.12.1").check()).isEmpty();
    assertThat(new RayServer("2.40.0", "3.12.1").check()).isEmpty();
    assertThat(new RayServer("2.61.0", "3.12.1").check()).isPresent();
    assertRefused("2.39.0", "has Ray 2.39.0, which is too old");
    assertRefused("3.0.0", "has Ray 3.0.0, which is too new");
  }

  private static void assertRefused(String release, String message) {
    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> new RayServer(release, "3.12.1").check())
        .withMessageContaining(message);
  }

  @Test
  void softwareIsShippedOnlyToAPythonThatTakesIt() {
    assertThatCode(() -> new RayServer("2.60.0", "3.12.1").checkShipping())
        .doesNotThrowAnyException();
    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> new RayServer("2.60.0", "3.11.7").checkShipping())
        .withMessageContaining("--ship needs Python 3.12")
        .withMessageContaining("the cluster has 3.11.7");
  }
}
