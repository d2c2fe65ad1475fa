/// The journal of a sweep, `manifest.jsonl`: the only truth about what happened. May import
/// `study`, `files` and `json`. Start at `Manifest`.
@NullMarked
package dev.skysweep.manifest;

import org.jspecify.annotations.NullMarked;
