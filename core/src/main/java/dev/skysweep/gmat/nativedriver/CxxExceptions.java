package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/// Meets C++ exceptions that reach a Java frame, where C++ ends in `std::terminate`: the handler
/// reads GMAT's message and never returns.
final class CxxExceptions {
  private final MethodHandle currentType;
  private final MethodHandle currentException;
  private final MethodHandle fullMessage;
  private final CxxString strings;
  private final Consumer<String> handler;

  private CxxExceptions(SymbolLookup library, CxxString strings, Consumer<String> handler) {
    this.currentType =
        Foreign.function(library, "__cxa_current_exception_type", FunctionDescriptor.of(ADDRESS));
    this.currentException =
        Foreign.function(
            library, "_ZSt17current_exceptionv", FunctionDescriptor.of(ADDRESS, ADDRESS));
    this.fullMessage =
        Foreign.function(
            library,
            "_ZNK13BaseException14GetFullMessageB5cxx11Ev",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    this.strings = strings;
    this.handler = handler;
  }

  /// From now on an exception thrown by the library is handed to `handler` as GMAT's message.
  ///
  /// @param handler must not return
  static void handle(SymbolLookup library, CxxString strings, Consumer<String> handler) {
    CxxExceptions exceptions = new CxxExceptions(library, strings, handler);
    MethodHandle setTerminate =
        Foreign.function(
            library, "_ZSt13set_terminatePFvvE", FunctionDescriptor.of(ADDRESS, ADDRESS));
    MemorySegment upcall =
        Foreign.upcall(
            MethodHandles.lookup(), exceptions, "terminate", FunctionDescriptor.ofVoid());
    Foreign.call(() -> (MemorySegment) setTerminate.invokeExact(upcall));
  }

  /// Called by C++ on the thread that threw.
  @SuppressWarnings("UnusedMethod")
  private void terminate() {
    String message;
    try {
      message = message();
    } catch (RuntimeException | Error e) {
      // An exception that leaves an upcall ends the JVM.
      message = "a C++ exception without a readable message: " + e;
    }
    handler.accept(message);
  }

  private String message() {
    MemorySegment type = Foreign.call(() -> (MemorySegment) currentType.invokeExact());
    if (type.address() == 0) {
      return "GMAT called std::terminate";
    }
    String name = typeName(type);
    // GMAT's own exceptions all derive from BaseException; std:: ones have no such method.
    if (!name.endsWith("Exception")) {
      return "GMAT threw the C++ exception " + name;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointer = arena.allocate(ADDRESS);
      Foreign.call(() -> (MemorySegment) currentException.invokeExact(pointer));
      MemorySegment text = CxxString.result(arena);
      MemorySegment exception = pointer.get(ADDRESS, 0);
      Foreign.call(() -> (MemorySegment) fullMessage.invokeExact(text, exception));
      return strings.take(text).strip();
    }
  }

  /// The mangled name in a `std::type_info`: its second word.
  private static String typeName(MemorySegment type) {
    long word = ADDRESS.byteSize();
    return Foreign.text(Foreign.memory(type, 2 * word).get(ADDRESS, word));
  }
}
