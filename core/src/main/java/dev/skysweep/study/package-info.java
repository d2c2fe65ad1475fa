/// What to run and how it ended, as plain values: overrides, grids, run specifications, outcomes.
/// May import `files` and `json` only. Start at [dev.skysweep.study.RunSpec].
@NullMarked
package dev.skysweep.study;

import org.jspecify.annotations.NullMarked;
