package dev.skysweep.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skysweep.SweepException;
import dev.skysweep.bucket.BucketException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.ObjectStore.Stored;
import dev.skysweep.files.StorageException;
import dev.skysweep.s3.testing.FaultyLine;
import dev.skysweep.s3.testing.FaultyLine.Fault;
import dev.skysweep.s3.testing.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a study asks of a store, asked of a real server.
class S3StoreTest {
  private static S3Server server;

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
  void straight() {
    server.useHere(server.port());
  }

  private static S3Store store() {
    return store("s3://sweeps/" + UUID.randomUUID());
  }

  private static S3Store store(String place) {
    return S3Store.open(BucketPlace.of(place).orElseThrow());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void anObjectIsCreatedOnceByWhoeverComesFirst() {
    String place = "s3://sweeps/" + UUID.randomUUID();
    S3Store one = store(place);
    S3Store another = store(place);

    assertThat(one.create("lines/0", bytes("one"))).isPresent();
    assertThat(another.create("lines/0", bytes("another"))).isEmpty();

    assertThat(another.get("lines/0")).hasValueSatisfying(is("one"));
  }

  private static Consumer<byte[]> is(String text) {
    return found -> assertThat(found).asString(UTF_8).isEqualTo(text);
  }

  @Test
  void ofManyAtOnceOneCreates() {
    BucketPlace place = BucketPlace.of("s3://sweeps/" + UUID.randomUUID()).orElseThrow();
    for (int round = 0; round < 5; round++) {
      String key = "round/" + round;
      List<Optional<String>> answers;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var calls =
            IntStream.range(0, 8)
                .mapToObj(i ->
                    threads.submit(() -> S3Store.open(place).create(key, bytes("writer " + i))))
                .toList();
        answers = calls.stream().map(S3StoreTest::result).toList();
      }
      assertThat(answers.stream().filter(Optional::isPresent)).hasSize(1);
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aRequestThatFailsOnceIsMadeAgainAndCountsOnce(Fault fault) throws IOException {
    try (var line = new FaultyLine(server.port(), 0, 1)) {
      server.useHere(line.port());
      S3Store store = store();
      line.failNext(fault);

      assertThat(store.create("lines/0", bytes("mine"))).isPresent();

      assertThat(line.count(fault)).isEqualTo(1);
      assertThat(store.get("lines/0")).hasValueSatisfying(is("mine"));
      assertThat(store.list("lines/", "")).hasSize(1);
    }
  }

  @Test
  void everyRequestOutlivesALineThatFailsOften(@TempDir Path folder) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    try (var line = new FaultyLine(server.port(), 0.4, seed)) {
      server.useHere(line.port());
      S3Store store = store();
      for (int i = 0; i < 30; i++) {
        Path file = Files.writeString(folder.resolve("file"), "content " + i);
        store.put("files/" + i, file);
        assertThat(store.create("lines/" + i, bytes("line " + i))).as("seed %d", seed).isPresent();
        Path copy = folder.resolve("copies/" + i);
        assertThat(store.download("files/" + i, copy)).isTrue();
        assertThat(copy).hasContent("content " + i);
      }
      assertThat(store.list("lines/", "")).as("seed %d", seed).hasSize(30);
      assertThat(line.faults()).as("seed %d", seed).isGreaterThan(20);
    }
  }

  @Test
  void whatIsNotThereIsNoFault(@TempDir Path folder) {
    S3Store store = store();

    assertThat(store.get("nothing")).isEmpty();
    assertThat(store.download("nothing", folder.resolve("nothing"))).isFalse();
    assertThat(folder).isEmptyDirectory();
    assertThat(store.list("", "")).isEmpty();
    store.delete(List.of("nothing"));
  }

  @Test
  void keysComeInOrderHoweverManyThereAre() {
    S3Store store = store();
    List<String> keys = IntStream.range(0, 1100).mapToObj("k/%05d"::formatted).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> puts =
          keys.stream().map(key -> threads.submit(() -> store.put(key, bytes(key)))).toList();
      puts.forEach(S3StoreTest::result);
    }

    assertThat(store.list("k/", "")).extracting(Stored::key).isEqualTo(keys);
    assertThat(store.list("k/", "k/01097"))
        .extracting(Stored::key)
        .containsExactly("k/01098", "k/01099");

    store.delete(keys);
    assertThat(store.list("k/", "")).isEmpty();
  }

  @Test
  void theTopHasObjectsAndFolders() {
    S3Store store = store();
    store.put("mission.script", bytes("…"));
    store.put("runs/000000/gmat.log", bytes("…"));

    assertThat(store.listTop()).extracting(Stored::key).containsExactly("mission.script", "runs/");
  }

  @Test
  void aTagChangesWithTheBytes() {
    S3Store store = store();
    String first = store.put("key", bytes("one"));
    String second = store.put("key", bytes("two"));

    assertThat(first).isNotEqualTo(second).isEqualTo(store.put("key", bytes("one")));
    assertThat(store.list("key", "").getFirst().tag()).isEqualTo(first);
  }

  @Test
  void aStoreThatIgnoresConditionsIsRefused() throws IOException {
    var careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    careless.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("ETag", "\"always\"");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    careless.start();
    try {
      server.useHere(careless.getAddress().getPort());
      assertThatThrownBy(() -> store().create("lines/0", bytes("mine")))
          .isInstanceOf(BucketException.class)
          .hasMessageContaining("If-None-Match")
          .hasMessageContaining("two sweeps");
    } finally {
      careless.stop(0);
    }
  }

  @Test
  void everyFaultOfTheSettingsIsToldWithItsCure() {
    assertRefusal(BucketException.class, "s3://no-such-bucket/x", "no bucket 'no-such-bucket'");
    System.setProperty("aws.secretAccessKey", "wrong");
    assertRefusal(BucketException.class, "s3://sweeps/x", "AWS_SECRET_ACCESS_KEY");
    System.setProperty("aws.accessKeyId", "nobody");
    assertRefusal(BucketException.class, "s3://sweeps/x", "AWS_ACCESS_KEY_ID");
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:9");
    assertRefusal(StorageException.class, "s3://sweeps/x", "http://127.0.0.1:9 can't be reached");
    System.setProperty("aws.endpointUrl", "no address");
    assertRefusal(BucketException.class, "s3://sweeps/x", "AWS_ENDPOINT_URL");
  }

  private static void assertRefusal(
      Class<? extends SweepException> type, String place, String words) {
    assertThatThrownBy(() -> store(place).list("", ""))
        .isInstanceOf(type)
        .hasMessageContaining(place)
        .hasMessageContaining(words);
  }
}
