package dev.skysweep.manifest;

import dev.skysweep.files.HostName;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be told of a study's driver by who only looks at its folder.
///
/// @param sign of life
/// @param holder who had the study's lock last, for messages; empty if nobody is recorded
public record StudyDriver(Sign sign, String holder) {
  private static final Pattern HOLDER =
      Pattern.compile("process (\\d{1,18}) on (.+), since (\\S+)");

  /// Whether a driver is at work.
  public enum Sign {
    /// One holds the study's lock.
    AT_WORK,
    /// None is: the last one was on this machine, where nobody holds the lock.
    GONE,
    /// The last one was on another machine, whose locks needn't be seen here, or is not recorded.
    UNKNOWN
  }

  /// Looks at the folder.
  ///
  /// @throws StorageException if the folder can't be read
  public static StudyDriver of(StudyFolder folder) {
    Path file = StudyLock.file(folder);
    // Of a copy of a bucket, the lock is taken by whoever brings it up to date.
    if (folder.isCopy() || !Files.exists(file)) {
      return new StudyDriver(Sign.UNKNOWN, "");
    }
    try {
      String holder = Files.readString(file).strip();
      Matcher told = HOLDER.matcher(holder);
      boolean here = told.matches() && told.group(2).equals(HostName.current());
      boolean working = (here && lives(told)) || StudyLock.isHeld(folder);
      Sign quiet = here ? Sign.GONE : Sign.UNKNOWN;
      return new StudyDriver(working ? Sign.AT_WORK : quiet, holder);
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Whether that process is there, and was when the lock was taken: numbers are given again.
  /// Spares the lock a trial while a driver works.
  private static boolean lives(Matcher told) {
    Instant since = Instant.parse(told.group(3));
    return ProcessHandle.of(Long.parseLong(told.group(1)))
        .flatMap(process -> process.info().startInstant())
        .filter(start -> start.isBefore(since.plusSeconds(1)))
        .isPresent();
  }
}
