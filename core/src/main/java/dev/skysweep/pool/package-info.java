/// Where runs execute: the small interface that every pool implements.
@NullMarked
package dev.skysweep.pool;

import org.jspecify.annotations.NullMarked;
