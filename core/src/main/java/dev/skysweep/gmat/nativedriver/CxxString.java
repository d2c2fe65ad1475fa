package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// `std::string` as GCC 5 and later lay it out: a pointer, a length, and 16 bytes that hold either
/// the text itself, if it fits with its final zero, or the capacity of the text on the heap.
final class CxxString {
  /// How the type is spelled in mangled names.
  static final String MANGLED = "NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";

  static final long SIZE = 32;
  static final long ALIGNMENT = 8;

  private static final long POINTER = 0;
  private static final long LENGTH = 8;
  private static final long INLINE = 16;
  private static final int INLINE_SIZE = 16;

  private final MethodHandle destructor;

  CxxString(SymbolLookup library) {
    destructor =
        Foreign.function(
            library,
            "_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEED1Ev",
            FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// A string for a `const std::string&` parameter. The callee must not keep or move it.
  static MemorySegment of(SegmentAllocator allocator, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment string = allocator.allocate(SIZE, ALIGNMENT);
    boolean inline = bytes.length < INLINE_SIZE;
    MemorySegment content =
        inline ? string.asSlice(INLINE, INLINE_SIZE) : allocator.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, content, JAVA_BYTE, 0, bytes.length);
    content.set(JAVA_BYTE, bytes.length, (byte) 0);
    string.set(ADDRESS, POINTER, content);
    string.set(JAVA_LONG, LENGTH, bytes.length);
    if (!inline) {
      string.set(JAVA_LONG, INLINE, bytes.length);
    }
    return string;
  }

  /// Room for a string that a function returns: passed as its hidden first argument.
  static MemorySegment result(SegmentAllocator allocator) {
    return allocator.allocate(SIZE, ALIGNMENT);
  }

  /// The text of a returned string, which is destroyed.
  String take(MemorySegment string) {
    String text = read(string);
    Foreign.call(() -> {
      destructor.invokeExact(string);
      return text;
    });
    return text;
  }

  private static String read(MemorySegment string) {
    MemorySegment content =
        Foreign.memory(string.get(ADDRESS, POINTER), string.get(JAVA_LONG, LENGTH));
    return new String(content.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }
}
