/// GMAT mission scripts as text: where a field is assigned, and the script of one run. May import
/// `study` and `output`. Start at `MissionScript`.
@NullMarked
package dev.skysweep.script;

import org.jspecify.annotations.NullMarked;
