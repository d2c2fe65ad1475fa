/// From a study folder to what it shows: the metrics of every run, their statistics over the runs,
/// requirements, sensitivities, causes of failure, the difference of two studies, and whether a
/// folder still holds what its manifest says. The mathematics is in `statistics`, the reading in
/// `results`; here one is brought to the other. Rows are read run by run, so a study need not fit
/// in memory. Start at [dev.skysweep.analysis.StudyMetrics].
@NullMarked
package dev.skysweep.analysis;

import org.jspecify.annotations.NullMarked;
