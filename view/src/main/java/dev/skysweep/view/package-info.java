/// What people look at: plots, the report of a study, and the page that follows a sweep. Stands on
/// the library's results; the library knows nothing of it. Start at [dev.skysweep.view.PlotFile].
@NullMarked
package dev.skysweep.view;

import org.jspecify.annotations.NullMarked;
