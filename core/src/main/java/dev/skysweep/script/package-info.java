/// GMAT mission scripts as text: where a field is assigned, and the script of one run, in which the
/// values of the run stand where their author would have written them. May import `study` and
/// `output`. Start at [dev.skysweep.script.MissionScript].
///
/// A script is read in four steps: its includes are written out (`ScriptSource`), lines are joined
/// (`LogicalLine`), statements are told apart (`Statement`) and gathered by resource
/// (`MissionModel`). A run is a list of edits to that text (`OverridePlan`, `RunWriter`).
@NullMarked
package dev.skysweep.script;

import org.jspecify.annotations.NullMarked;
