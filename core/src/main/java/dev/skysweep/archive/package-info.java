/// A study in one file, to be kept or given away: a zip with the script, the manifest, every output
/// and a hash of each. Start at [dev.skysweep.archive.StudyArchive] and
/// [dev.skysweep.archive.ArchiveFile].
@NullMarked
package dev.skysweep.archive;

import org.jspecify.annotations.NullMarked;
