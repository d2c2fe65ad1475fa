package dev.skysweep.gmat;

import dev.skysweep.study.Value;
import java.nio.file.Path;

/// One running GMAT. It is warm: a script is loaded anew for every run, and gives the same reports
/// as in a fresh process.
///
/// Calls come from one thread at a time; only [#stop()] may come from any thread. An engine belongs
/// into a process of its own, since a fault in GMAT ends the process that holds it.
public interface GmatEngine extends AutoCloseable {
  /// Loads a script, replacing the one before, and does not run it.
  ///
  /// @param script the mission; GMAT reads ASCII only
  /// @param outputFolder where output files with a relative name go
  /// @param log the file that receives GMAT's messages from here on; replaced if it exists
  /// @return `Completed`, `Stopped` or `LoadFailed`
  /// @throws EngineException if GMAT breaks off with a C++ exception or its process is gone
  EngineResult load(Path script, Path outputFolder, Path log);

  /// Loads a script and runs it to its end; same parameters and errors as [#load].
  EngineResult run(Path script, Path outputFolder, Path log);

  /// Runs the script that was loaded last, with the fields set since.
  ///
  /// @throws EngineException as [#load]
  EngineResult runLoaded();

  /// The configured value of a field of the loaded script, as GMAT prints it.
  ///
  /// @param field as GMAT writes it, such as `SMA`
  /// @throws EngineException if the loaded script has no such resource, or the resource no such
  ///   field
  String field(String resource, String field);

  /// Sets a field of the loaded script. GMAT's own SetField differs from an edited script in the
  /// last bits, so only checks and conversions use it.
  ///
  /// @throws EngineException with GMAT's words if it refuses the field or the value; a list is
  ///   always refused, since GMAT ignores some and crashes on others
  void setField(String resource, String field, Value value);

  /// Ends the run in progress, or the next one to start. May be called from any thread, and again.
  void stop();

  /// False once GMAT threw a C++ exception through its library border, or its process ended: close
  /// it and open another.
  boolean usable();

  EngineDriver driver();

  /// How the engine was in fact started, which may be plainer than what was asked for.
  KernelMode kernels();

  @Override
  void close();
}
