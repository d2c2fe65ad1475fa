/// Where GMAT is looked for, and the managed engine: fetched once, checked, and unpacked into the
/// user's cache folder. May import `gmat`, `files` and `json`. Start at
/// [dev.skysweep.gmat.install.GmatDiscovery] and [dev.skysweep.gmat.install.EngineInstaller].
@NullMarked
package dev.skysweep.gmat.install;

import org.jspecify.annotations.NullMarked;
