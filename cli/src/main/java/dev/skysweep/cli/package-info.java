/// The `skysweep` command: one class per subcommand, thin; only here is anything printed.
@NullMarked
package dev.skysweep.cli;

import org.jspecify.annotations.NullMarked;
