/// The coordinator: expands a study, keeps a pool busy, records every outcome. Start at `Sweep`.
@NullMarked
package dev.skysweep.sweep;

import org.jspecify.annotations.NullMarked;
