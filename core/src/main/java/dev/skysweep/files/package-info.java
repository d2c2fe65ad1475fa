/// Durable files: written whole or not at all, and known by their SHA-256. Knows nothing of sweeps.
///
/// All that a driver writes goes through [dev.skysweep.files.AtomicFile],
/// [dev.skysweep.files.AppendLog] and [dev.skysweep.files.Folders], and they touch the disk only by
/// `Files` and `FileChannel` on the given `Path`. So a test that hands in paths of a file system of
/// its own decides what reaches the disk, what is lost and what fails.
@NullMarked
package dev.skysweep.files;

import org.jspecify.annotations.NullMarked;
