package dev.skysweep.gmat.nativedriver;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// Calls between Java and C, and memory that C gave us: the one place that can crash the JVM by a
/// wrong type or size.
@SuppressWarnings("restricted")
final class Foreign {
  private static final Linker LINKER = Linker.nativeLinker();

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

  /// Whether this process's own C library has a function.
  static boolean hasLibc(String name) {
    return LINKER.defaultLookup().find(name).isPresent();
  }

  /// A C function that calls a method of `receiver`; it lives as long as the process. The method
  /// must not throw: that would end the JVM.
  ///
  /// @param type the C function's, which the method's own must equal
  static MemorySegment upcall(
      MethodHandles.Lookup lookup, Object receiver, String method, FunctionDescriptor type) {
    return call(() ->
        LINKER.upcallStub(
            lookup.bind(receiver, method, type.toMethodType()), type, Arena.global()));
  }

  /// Memory at an address that C gave us.
  static MemorySegment memory(MemorySegment address, long size) {
    return address.reinterpret(size);
  }

  /// The zero-terminated text at an address that C gave us.
  static String text(MemorySegment address) {
    return address.reinterpret(Long.MAX_VALUE).getString(0);
  }
}
