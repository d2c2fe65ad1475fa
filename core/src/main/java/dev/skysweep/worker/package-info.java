/// The process that executes runs, and the messages it exchanges with its parent. Start at
/// `WorkerMain` and `RunExecutor`.
@NullMarked
package dev.skysweep.worker;

import org.jspecify.annotations.NullMarked;
