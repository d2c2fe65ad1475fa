/// What is to be seen, as plain data: axes with their units, points, bands, cells. Knows neither a
/// study folder nor how anything is drawn. Start at [dev.skysweep.view.plot.Plot].
@NullMarked
package dev.skysweep.view.plot;

import org.jspecify.annotations.NullMarked;
