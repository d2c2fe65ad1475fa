package dev.skysweep.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Tells other drivers that one is at work in a bucket: an object that changes every few seconds as
/// long as its driver lives. It is a courtesy, which spares the user a sweep that ends itself; that
/// never two drivers write the same manifest is for [Segments] to see to.
public final class Lease implements AutoCloseable {
  static final String KEY = ".skysweep/driver.json";
  private static final Duration BEAT = Duration.ofSeconds(4);

  /// So many beats must be missing before a driver counts as dead: a laptop's network may be away
  /// for some seconds.
  private static final int MISSING = 5;

  private final Mirror mirror;
  private final String session;
  private final String holder;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lease").factory());
  private long beats;

  /// What the object says.
  ///
  /// @param session another one for each driver
  /// @param holder the driver, for messages
  private record Driver(String session, String holder, long beats) {}

  /// Another driver is at work; the message names it.
  public static final class HeldException extends SweepException {
    private static final long serialVersionUID = 1L;

    private HeldException(String holder) {
      super(holder);
    }
  }

  private Lease(Mirror mirror, String session, String holder) {
    this.mirror = mirror;
    this.session = session;
    this.holder = holder;
  }

  /// Takes the lease, and keeps it until it is closed. Where a driver died without giving it back,
  /// that takes some 20 seconds, but no time if it worked in this same copy.
  ///
  /// @param mirror locked by this process
  /// @param holder who we are, for messages
  /// @param said is told what is waited for
  /// @throws HeldException if another driver lives
  public static Lease take(Mirror mirror, String holder, Consumer<String> said) {
    var lease = new Lease(mirror, UUID.randomUUID().toString(), holder);
    if (mirror.store().create(KEY, lease.text()).isEmpty()) {
      lease.refuseIfAlive(said);
      mirror.store().put(KEY, lease.text());
    }
    AtomicFile.write(sessionFile(mirror), lease.session.getBytes(UTF_8));
    var _ =
        lease.clock.scheduleWithFixedDelay(
            lease::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return lease;
  }

  private void refuseIfAlive(Consumer<String> said) {
    byte[] first = mirror.store().get(KEY).orElse(new byte[0]);
    Driver driver = driver(first);
    if (driver == null || driver.session().equals(sessionIn(mirror))) {
      return;
    }
    said.accept(
        "%s is recorded as writing to %s; waiting up to %d s for a sign of life"
            .formatted(driver.holder(), mirror.place(), BEAT.multipliedBy(MISSING).toSeconds()));
    for (int i = 0; i < MISSING; i++) {
      pause();
      Optional<byte[]> now = mirror.store().get(KEY);
      if (now.isEmpty()) {
        return;
      }
      if (!Arrays.equals(first, now.get())) {
        throw new HeldException(driver.holder());
      }
    }
    said.accept("%s gave none; going on in its place".formatted(driver.holder()));
  }

  private static @Nullable Driver driver(byte[] text) {
    try {
      return Json.mapper().readValue(text, Driver.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  static String sessionOf(byte[] text) {
    Driver driver = driver(text);
    return driver == null ? "" : driver.session();
  }

  /// The driver that works in a copy, or did last: whoever has the copy's lock knows it to be dead.
  static String sessionIn(Mirror mirror) {
    try {
      return Files.readString(sessionFile(mirror));
    } catch (IOException e) {
      return "";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BEAT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HeldException("a driver of which no more is known, as the wait was interrupted");
    }
  }

  private synchronized byte[] text() {
    return Json.mapper().writeValueAsBytes(new Driver(session, holder, beats));
  }

  private void beat() {
    try {
      synchronized (this) {
        beats++;
      }
      mirror.store().put(KEY, text());
    } catch (StorageException | BucketException e) {
      // the next one may come through; if none does, so won't what the sweep has to write
    }
  }

  private static Path sessionFile(Mirror mirror) {
    return mirror.folder().resolve(".skysweep").resolve("session");
  }

  /// Gives the lease back.
  @Override
  public void close() {
    clock.close();
    try {
      Driver driver = driver(mirror.store().get(KEY).orElse(new byte[0]));
      if (driver != null && driver.session().equals(session)) {
        mirror.store().delete(List.of(KEY));
      }
    } catch (StorageException | BucketException e) {
      // then the next driver waits for our sign of life, in vain
    }
  }
}
