/// What a driver proves itself with to a Ray cluster.
@NullMarked
package dev.skysweep.ray.auth;

import org.jspecify.annotations.NullMarked;
