package dev.skysweep.gmat.nativedriver;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Calls of C functions, without the checked `Throwable` of a method handle.
final class Foreign {
  static final Linker LINKER = Linker.nativeLinker();

  /// A call of a method handle.
  interface Call<T> {
    T invoke() throws Throwable;
  }

  private Foreign() {}

  static <T> T call(Call<T> call) {
    try {
      return call.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a downcall throws nothing checked", e);
    }
  }

  /// A function of this process's own C library.
  static MethodHandle libc(String name, FunctionDescriptor type) {
    return function(LINKER.defaultLookup(), name, type);
  }

  static MethodHandle function(SymbolLookup lookup, String name, FunctionDescriptor type) {
    MemorySegment address = lookup.find(name).orElseThrow(() -> new MissingSymbolException(name));
    return LINKER.downcallHandle(address, type);
  }
}
