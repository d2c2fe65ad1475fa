/// Ray: sweeps on a cluster that grows with them.
@NullMarked
package dev.skysweep.ray;

import org.jspecify.annotations.NullMarked;
