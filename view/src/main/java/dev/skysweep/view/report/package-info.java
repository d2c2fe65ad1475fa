/// The report of a study as one page: what was run, what failed and why, what came out. Start at
/// [dev.skysweep.view.report.StudyReport].
@NullMarked
package dev.skysweep.view.report;

import org.jspecify.annotations.NullMarked;
