/// Bringing a Ray cluster up and down, and the file that describes it.
@NullMarked
package dev.skysweep.ray.cluster;

import org.jspecify.annotations.NullMarked;
