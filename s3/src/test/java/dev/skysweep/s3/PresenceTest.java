package dev.skysweep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.bucket.BucketException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.Lease;
import dev.skysweep.bucket.Mirror;
import dev.skysweep.bucket.Presence;
import dev.skysweep.s3.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Driver and workers in the same bucket of a real server, and in others of the same name.
class PresenceTest {
  private static S3Server server;

  @TempDir private Path root;
  private final BucketPlace place =
      BucketPlace.of("s3://sweeps/" + UUID.randomUUID()).orElseThrow();

  @BeforeAll
  static void start() {
    server = S3Server.start();
    server.makeBucket("sweeps");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void use() {
    server.useHere(server.port());
  }

  private Mirror mirror(String machine) {
    return Mirror.at(place, root.resolve(machine));
  }

  @Test
  void aWorkerInTheSameBucketIsSeen() {
    Mirror driver = mirror("driver");
    try (Lease _ = Lease.take(driver, "driver", _ -> {})) {
      assertThat(new Presence(driver).isShown("worker-1")).isFalse();

      new Presence(mirror("worker")).show("worker-1");

      assertThat(new Presence(driver).isShown("worker-1")).isTrue();
      assertThat(new Presence(driver).isShown("worker-2")).isFalse();
      new Presence(driver).clear();
      assertThat(new Presence(driver).isShown("worker-1")).isFalse();
    }
  }

  @Test
  void aWorkerWithoutADriverSaysSo() {
    assertThatThrownBy(() -> new Presence(mirror("worker")).show("worker-1"))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("no sweep is at work in " + place)
        .hasMessageContaining("AWS_ENDPOINT_URL");
  }

  @Test
  void aWorkerOfAnEarlierDriverIsNotSeen() {
    Mirror driver = mirror("driver");
    try (Lease _ = Lease.take(driver, "earlier", _ -> {})) {
      new Presence(driver).show("worker-1");
    }
    try (Lease _ = Lease.take(driver, "later", _ -> {})) {
      assertThat(new Presence(driver).isShown("worker-1")).isFalse();
    }
  }

  @Test
  void aSecondLeaseIsRefusedWhileTheFirstLives() {
    List<String> said = new ArrayList<>();
    try (Lease _ = Lease.take(mirror("one"), "driver of machine one", _ -> {})) {
      assertThatThrownBy(() -> Lease.take(mirror("two"), "driver of machine two", said::add))
          .isInstanceOf(Lease.HeldException.class)
          .hasMessage("driver of machine one");
      assertThat(said).singleElement().asString().contains("waiting up to 20 s");
    }
    Lease.take(mirror("two"), "driver of machine two", _ -> {}).close();
  }

  /// Who gives a folder away could have its reader's keys used.
  @Test
  void aFolderThatCameFromElsewhereIsNoCopyOfABucket() throws IOException {
    Path copy = mirror("driver").folder();
    assertThat(Mirror.of(copy)).isPresent();
    Path given = Files.createDirectories(root.resolve("given/.skysweep"));

    Files.copy(copy.resolve(".skysweep/bucket"), given.resolve("bucket"));
    assertThat(Mirror.of(given.getParent())).isEmpty();
    Files.writeString(given.resolve("bucket"), place.toString());
    assertThat(Mirror.of(given.getParent())).isEmpty();
  }
}
