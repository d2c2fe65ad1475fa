/// From a study folder to plots of it: which columns, which runs, in which units. The mathematics
/// is in `statistics` and `analysis`. Start at [dev.skysweep.view.study.StudyPlots].
@NullMarked
package dev.skysweep.view.study;

import org.jspecify.annotations.NullMarked;
