/// The one JSON configuration of the manifest, the worker protocol and `--json`.
@NullMarked
package dev.skysweep.json;

import org.jspecify.annotations.NullMarked;
