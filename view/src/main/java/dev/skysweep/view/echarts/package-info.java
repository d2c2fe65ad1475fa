/// Draws plots with Apache ECharts: the same option is shown by a browser and, through ECharts' own
/// rendering on a JavaScript engine, written as SVG and PNG without one. Start at
/// [dev.skysweep.view.echarts.Chart].
@NullMarked
package dev.skysweep.view.echarts;

import org.jspecify.annotations.NullMarked;
