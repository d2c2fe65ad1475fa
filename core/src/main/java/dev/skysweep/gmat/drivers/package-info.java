/// Starts engines: picks the driver for an installation, and proves that it works. May import every
/// other part of `gmat`. Start at [dev.skysweep.gmat.drivers.EngineDrivers].
@NullMarked
package dev.skysweep.gmat.drivers;

import org.jspecify.annotations.NullMarked;
