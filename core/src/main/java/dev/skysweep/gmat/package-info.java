/// GMAT itself: where it is installed, and the drivers that run it. May import `files`, `json` and
/// `study`. Start at `GmatEngine`.
@NullMarked
package dev.skysweep.gmat;

import org.jspecify.annotations.NullMarked;
