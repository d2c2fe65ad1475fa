/// Python's pickle format, as far as Ray needs it: written from plain values, read without ever
/// making anything but plain values. Start at `PickleWriter` and `PickleReader`.
@NullMarked
package dev.skysweep.ray.pickle;

import org.jspecify.annotations.NullMarked;
