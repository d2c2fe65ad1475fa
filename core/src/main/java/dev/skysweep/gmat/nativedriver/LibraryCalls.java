package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Objects;

/// The calls that a library makes of functions outside it: each goes through a slot in the
/// library's procedure linkage table, which can be pointed elsewhere.
final class LibraryCalls {
  private static final long PAGE = 4096;
  private static final int READ_WRITE = 3;
  private static final MethodHandle MPROTECT =
      Foreign.libc("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

  private final NativeLibrary library;
  private final Map<String, Long> slots;

  private LibraryCalls(NativeLibrary library, Map<String, Long> slots) {
    this.library = library;
    this.slots = slots;
  }

  static LibraryCalls of(NativeLibrary library) {
    return new LibraryCalls(library, PltSlots.of(library.file()));
  }

  NativeLibrary library() {
    return library;
  }

  /// Whether the library calls this function through a slot that can be written, and the function
  /// is there to be called from here.
  boolean canRedirect(String function) {
    return slots.containsKey(function)
        && library.find(function).isPresent()
        && makeWritable(slot(function));
  }

  /// Points the calls of a function elsewhere, from now on.
  ///
  /// @param function one that [#canRedirect] found
  void redirect(String function, MemorySegment target) {
    slot(function).set(ADDRESS, 0, target);
  }

  private MemorySegment slot(String function) {
    long offset = Objects.requireNonNull(slots.get(function), function);
    return Foreign.memory(
        MemorySegment.ofAddress(library.loadAddress() + offset), ADDRESS.byteSize());
  }

  private static boolean makeWritable(MemorySegment slot) {
    long page = slot.address() & -PAGE;
    return Foreign.call(() -> (int) MPROTECT.invokeExact(page, PAGE, READ_WRITE)) == 0;
  }
}
