/// Skysweep: parameter sweeps and Monte Carlo dispersions of NASA GMAT missions. Start at
/// `dev.skysweep.sweep.Sweep`. This package holds only what every other one may name.
@NullMarked
package dev.skysweep;

import org.jspecify.annotations.NullMarked;
