package dev.skysweep.cli;

import dev.skysweep.SweepException;
import dev.skysweep.archive.ArchiveException;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatNotFoundException;
import dev.skysweep.gmat.install.EngineInstallException;
import dev.skysweep.manifest.ManifestException;
import dev.skysweep.pool.ExecutionPool.PoolException;

/// Which exit code an exception means.
final class Failures {
  private Failures() {}

  static ExitCode exitCode(SweepException failure) {
    return switch (failure) {
      case ManifestException _ -> ExitCode.MANIFEST;
      case ArchiveException _ -> ExitCode.MANIFEST;
      case StorageException _ -> ExitCode.BACKEND;
      case PoolException _ -> ExitCode.BACKEND;
      case EngineException _ -> ExitCode.BACKEND;
      case GmatNotFoundException _ -> ExitCode.BACKEND;
      case EngineInstallException _ -> ExitCode.BACKEND;
      default -> ExitCode.USAGE;
    };
  }
}
