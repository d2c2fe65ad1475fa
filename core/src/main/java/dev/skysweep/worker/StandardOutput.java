package dev.skysweep.worker;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the protocol apart from anything that the engine or a library prints: the real standard
/// output becomes ours alone, and what is written to file descriptor 1 from then on goes to
/// standard error.
final class StandardOutput {
  private StandardOutput() {}

  static OutputStream claim() throws IOException {
    OutputStream output = moved();
    System.setOut(System.err);
    return output;
  }

  private static OutputStream moved() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return new FileOutputStream(FileDescriptor.out);
    }
    try {
      int copy = (int) libc("dup", 1).invokeExact(1);
      int redirected = (int) libc("dup2", 2).invokeExact(2, 1);
      if (copy < 0 || redirected < 0) {
        throw new IOException("standard output can't be duplicated");
      }
      return new FileOutputStream(descriptors.resolve(Integer.toString(copy)).toFile());
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle libc(String name, int parameters) {
    FunctionDescriptor type =
        parameters == 1
            ? FunctionDescriptor.of(JAVA_INT, JAVA_INT)
            : FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }
}
