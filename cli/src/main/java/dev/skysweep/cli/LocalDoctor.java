package dev.skysweep.cli;

import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.ObjectStore;
import dev.skysweep.bucket.ObjectStores;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.gmat.install.GmatDiscovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What a sweep on this machine needs.
final class LocalDoctor {
  private final Checkup checkup;
  private final Path out;
  private final long bytes;

  LocalDoctor(Checkup checkup, Path out, long bytes) {
    this.checkup = checkup;
    this.out = out;
    this.bytes = bytes;
  }

  void examine() {
    checkup.ok("java", System.getProperty("java.version"));
    checkup.ok("workers", Runtime.getRuntime().availableProcessors() + ", one for each core");
    DoctorCommand.attempt(
        checkup,
        "engine",
        () -> {
          GmatInstallation gmat = GmatDiscovery.find(null, Machine.current());
          checkup.ok(
              "engine",
              "GMAT %s in %s, driver %s"
                  .formatted(
                      gmat.version(),
                      gmat.root(),
                      EngineDrivers.choose(gmat).toString().toLowerCase(Locale.ROOT)));
        });
    DoctorCommand.attempt(checkup, "folder", () -> folder(checkup, out));
    boolean inBucket = BucketPlace.of(out).isPresent();
    space(checkup, "space", freeAt(inBucket ? Path.of("").toAbsolutePath() : out), bytes);
  }

  /// Whether a folder can be written; made if it is not there, as a sweep would.
  static void folder(Checkup checkup, Path out) {
    Optional<BucketPlace> place = BucketPlace.of(out);
    if (place.isPresent()) {
      bucket(checkup, place.get());
      return;
    }
    try {
      boolean there = Files.exists(out);
      Files.createDirectories(out);
      Path trial = Files.createTempFile(out, ".skysweep-doctor-", "");
      Files.delete(trial);
      checkup.ok("folder", out + " can be written" + (there ? "" : "; it was made"));
    } catch (IOException e) {
      throw StorageException.writing(out, e);
    }
  }

  private static void bucket(Checkup checkup, BucketPlace place) {
    ObjectStore store = ObjectStores.of(place);
    String key = ".skysweep/doctor-" + UUID.randomUUID();
    store.list(key, "");
    store.create(key, new byte[0]);
    store.delete(List.of(key));
    checkup.ok(
        "bucket",
        "%s can be written (%s), and keeps to conditions".formatted(place, store.origin()));
  }

  static void space(Checkup checkup, String what, long free, long needed) {
    String text = "%.1f GB free".formatted(free / 1e9);
    if (free < needed) {
      checkup.bad(
          what,
          text + ", %.1f GB wanted".formatted(needed / 1e9),
          "make room, or use another --out");
    } else {
      checkup.ok(what, text);
    }
  }

  private static long freeAt(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }
}
