package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.skysweep.files.StorageException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The standard output of a process that GMAT runs in, kept for this process's own words: GMAT's
/// C++ code prints wherever file descriptor 1 leads.
public final class StandardOutput {
  private static final int OUT = 1;
  private static final int ERR = 2;
  private static final FunctionDescriptor INT_TO_INT = FunctionDescriptor.of(JAVA_INT, JAVA_INT);

  private StandardOutput() {}

  /// Leads all that is printed, by Java too, to standard error from now on. Linux only; call it
  /// once, before GMAT starts.
  ///
  /// @return what was standard output
  public static OutputStream detach() {
    MethodHandle duplicate = Foreign.libc("dup", INT_TO_INT);
    MethodHandle redirect =
        Foreign.libc("dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    int kept = Foreign.call(() -> (int) duplicate.invokeExact(OUT));
    Path file = Path.of("/proc/self/fd/" + kept);
    try {
      OutputStream out = new FileOutputStream(file.toFile());
      int _ = Foreign.call(() -> (int) redirect.invokeExact(ERR, OUT));
      return out;
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
