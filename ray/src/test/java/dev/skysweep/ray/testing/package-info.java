/// What tests of clusters stand on.
@NullMarked
package dev.skysweep.ray.testing;

import org.jspecify.annotations.NullMarked;
