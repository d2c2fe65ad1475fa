/// What to run and how it ended, as plain values: overrides, designs, run specifications, outcomes.
/// May import `files`, `json` and `random` only. Start at [dev.skysweep.study.RunSpec].
@NullMarked
package dev.skysweep.study;

import org.jspecify.annotations.NullMarked;
