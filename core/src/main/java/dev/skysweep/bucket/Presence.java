package dev.skysweep.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.bucket.ObjectStore.Stored;
import java.util.Arrays;

/// Shows that driver and workers on other machines use the same bucket: each reads what the other
/// wrote. The same address may mean another store there.
///
/// @param mirror of the study; the driver's, which holds the lease, or a worker's
public record Presence(Mirror mirror) {
  private static final String FOLDER = ".skysweep/workers/";

  /// A worker reads who its driver is, and says so.
  ///
  /// @param worker another one for each
  /// @throws BucketException if no driver is at work there
  public void show(String worker) {
    String driver =
        mirror
            .store()
            .get(Lease.KEY)
            .map(Lease::sessionOf)
            .orElseThrow(() ->
                new BucketException(
                    "no sweep is at work in %s as it is seen from there (%s); give the nodes the AWS_ENDPOINT_URL that the driver has"
                        .formatted(mirror.place(), mirror.store().origin())));
    mirror.store().put(FOLDER + worker, driver.getBytes(UTF_8));
  }

  /// Whether the driver sees what a worker said.
  public boolean isShown(String worker) {
    byte[] driver = Lease.sessionIn(mirror).getBytes(UTF_8);
    return mirror
        .store()
        .get(FOLDER + worker)
        .filter(told -> Arrays.equals(told, driver))
        .isPresent();
  }

  /// Removes what workers said.
  public void clear() {
    mirror.store().delete(mirror.store().list(FOLDER, "").stream().map(Stored::key).toList());
  }
}
