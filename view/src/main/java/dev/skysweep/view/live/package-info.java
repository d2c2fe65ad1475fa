/// A sweep as it goes on, from its manifest alone: nothing here talks to a driver or a pool, so any
/// machine that sees the folder can watch, and no watcher can harm the sweep. Start at
/// [dev.skysweep.view.live.LiveStudy] and [dev.skysweep.view.live.LiveServer].
@NullMarked
package dev.skysweep.view.live;

import org.jspecify.annotations.NullMarked;
