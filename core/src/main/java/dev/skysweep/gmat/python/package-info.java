/// GMAT driven through its own Python interface in a child process: for every platform that the
/// native driver is not made for. May import `gmat` and `json`. Start at
/// [dev.skysweep.gmat.python.PythonEngine].
@NullMarked
package dev.skysweep.gmat.python;

import org.jspecify.annotations.NullMarked;
