/// Why runs fail and where: failures grouped by what the engine says, and for each group the part
/// of parameter space it comes from, in words. Imports nothing else of Skysweep. Start at
/// [dev.skysweep.statistics.failures.FailureTriage].
@NullMarked
package dev.skysweep.statistics.failures;

import org.jspecify.annotations.NullMarked;
