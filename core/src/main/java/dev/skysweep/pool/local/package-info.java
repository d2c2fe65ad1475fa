/// Worker processes on this machine.
@NullMarked
package dev.skysweep.pool.local;

import org.jspecify.annotations.NullMarked;
