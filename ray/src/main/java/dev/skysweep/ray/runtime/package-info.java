/// Ray on this machine: installed once, started for a sweep, or found running. Start at
/// `LocalRuntime`.
@NullMarked
package dev.skysweep.ray.runtime;

import org.jspecify.annotations.NullMarked;
