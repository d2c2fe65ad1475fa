/// Studies in an object store: what the store must do, the local copy of a study, and the log that
/// takes the place of an appended file. Knows nothing of runs.
///
/// A study in a bucket is worked on in a folder of this machine's cache, like any other; what
/// counts is what the bucket has.
@NullMarked
package dev.skysweep.bucket;

import org.jspecify.annotations.NullMarked;
