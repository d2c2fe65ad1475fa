package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.skysweep.gmat.EngineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// A shared library in a link namespace of its own, with a C library of its own.
///
/// In the JVM's namespace, glibc locks every FILE at every character because the process has
/// threads; GMAT and SPICE read their files by `getc`, and take twice the time. In a new namespace
/// no thread was ever made.
///
/// Never unloaded: a namespace can't be emptied safely, and the process that has one ends with it.
final class NativeLibrary implements SymbolLookup {
  private static final long NEW_NAMESPACE = -1;
  private static final int RESOLVE_NOW = 2;
  private static final int LINK_MAP = 2;

  private static final MethodHandle DLMOPEN =
      Foreign.libc("dlmopen", FunctionDescriptor.of(ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT));
  private static final MethodHandle DLSYM =
      Foreign.libc("dlsym", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle DLINFO =
      Foreign.libc("dlinfo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  private static final MethodHandle DLERROR =
      Foreign.libc("dlerror", FunctionDescriptor.of(ADDRESS));

  private final Path file;
  private final MemorySegment handle;

  private NativeLibrary(Path file, MemorySegment handle) {
    this.file = file;
    this.handle = handle;
  }

  /// Loads a library and those it needs.
  ///
  /// @throws EngineException with the linker's message
  static NativeLibrary open(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(file.toString());
      MemorySegment handle =
          Foreign.call(() -> (MemorySegment) DLMOPEN.invokeExact(NEW_NAMESPACE, name, RESOLVE_NOW));
      if (handle.address() == 0) {
        throw new EngineException("can't load " + file + ": " + lastError());
      }
      return new NativeLibrary(file, handle);
    }
  }

  private static String lastError() {
    MemorySegment text = Foreign.call(() -> (MemorySegment) DLERROR.invokeExact());
    return text.address() == 0 ? "unknown error" : Foreign.text(text);
  }

  /// Finds a symbol of the library or of one it needs.
  @Override
  public Optional<MemorySegment> find(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      MemorySegment address = Foreign.call(() -> (MemorySegment) DLSYM.invokeExact(handle, text));
      return address.address() == 0 ? Optional.empty() : Optional.of(address);
    }
  }

  Path file() {
    return file;
  }

  /// Where the library begins in memory: what the addresses in its file are relative to.
  long loadAddress() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment linkMap = arena.allocate(ADDRESS);
      int answer = Foreign.call(() -> (int) DLINFO.invokeExact(handle, LINK_MAP, linkMap));
      if (answer != 0) {
        throw new EngineException("no load address of " + file + ": " + lastError());
      }
      return Foreign.memory(linkMap.get(ADDRESS, 0), JAVA_LONG.byteSize()).get(JAVA_LONG, 0);
    }
  }
}
