/// What a study must show and when it may stop, as short expressions that people write:
/// requirements with a probability and a confidence, stop rules, and the one number of each run
/// they speak of. Imports its parent package only. Start at
/// [dev.skysweep.statistics.rules.Requirement] and [dev.skysweep.statistics.rules.StopRule].
@NullMarked
package dev.skysweep.statistics.rules;

import org.jspecify.annotations.NullMarked;
