package dev.skysweep.cli;

import dev.skysweep.SkysweepVersion;
import picocli.CommandLine.IVersionProvider;

/// What `skysweep --version` prints.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"skysweep " + SkysweepVersion.current()};
  }
}
