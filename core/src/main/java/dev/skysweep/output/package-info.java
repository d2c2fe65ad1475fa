/// What GMAT writes (reports, ephemerides, contacts, solver logs) read into typed tables. May
/// import `table` and `study`.
@NullMarked
package dev.skysweep.output;

import org.jspecify.annotations.NullMarked;
