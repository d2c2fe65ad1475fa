/// Durable files: written whole or not at all, and known by their SHA-256. Knows nothing of sweeps.
@NullMarked
package dev.skysweep.files;

import org.jspecify.annotations.NullMarked;
