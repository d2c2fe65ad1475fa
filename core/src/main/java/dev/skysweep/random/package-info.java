/// Random numbers that equal numpy's to the bit, on every platform, and point sets that fill the
/// unit cube. Uses nothing else of ours. Start at [dev.skysweep.random.DrawSeeds].
@NullMarked
package dev.skysweep.random;

import org.jspecify.annotations.NullMarked;
