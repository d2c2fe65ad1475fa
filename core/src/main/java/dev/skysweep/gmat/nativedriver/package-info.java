/// GMAT driven straight from Java: its C++ library in a link namespace of its own, called by its
/// exported symbols. Linux on x86-64 with glibc only. May import `gmat`. Start at
/// [dev.skysweep.gmat.nativedriver.NativeEngine].
@NullMarked
package dev.skysweep.gmat.nativedriver;

import org.jspecify.annotations.NullMarked;
