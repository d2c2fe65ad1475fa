/// Ray's own program on this machine.
@NullMarked
package dev.skysweep.ray.install;

import org.jspecify.annotations.NullMarked;
