package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.BooleanSupplier;

/// Spares GMAT two system calls for every character of a script.
///
/// The first pass over a script (`ScriptInterpreter::ReadFirstPass`) seeks to each position in turn
/// and peeks at the character there. A seek throws the stream's buffer away, so up to 8 KiB are
/// read again for every character: 1 µs each, 9 ms for a script of 9 KB. A seek to the position
/// after the one that was sought last is answered by stepping over one character instead.
///
/// That is the same only where nothing was read between the two seeks. While a script is loaded it
/// is so: the library's only calls of this function are then the first pass, which peeks, and one
/// seek to the beginning.
final class ScriptSeeks {
  /// `std::istream::seekg(std::streamoff, std::ios_base::seekdir)`
  private static final String SEEK = "_ZNSi5seekgElSt12_Ios_Seekdir";

  /// `std::istream::ignore()`: reads one character and forgets it.
  private static final String SKIP = "_ZNSi6ignoreEv";

  private static final int FROM_BEGINNING = 0;
  private static final FunctionDescriptor SEEKS =
      FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

  private final MethodHandle seek;
  private final MethodHandle skip;
  private final BooleanSupplier loading;
  private long stream;
  private long position;

  private ScriptSeeks(NativeLibrary library, BooleanSupplier loading) {
    this.seek = Foreign.function(library, SEEK, SEEKS);
    this.skip = Foreign.function(library, SKIP, FunctionDescriptor.of(ADDRESS, ADDRESS));
    this.loading = loading;
  }

  /// Redirects the library's seeks. Where it can't be done, scripts load slowly.
  ///
  /// @param loading whether GMAT is loading a script
  static void shorten(LibraryCalls calls, BooleanSupplier loading) {
    if (calls.canRedirect(SEEK) && calls.library().find(SKIP).isPresent()) {
      ScriptSeeks seeks = new ScriptSeeks(calls.library(), loading);
      calls.redirect(SEEK, Foreign.upcall(MethodHandles.lookup(), seeks, "seek", SEEKS));
    }
  }

  /// Called by GMAT.
  @SuppressWarnings("UnusedMethod")
  private MemorySegment seek(MemorySegment in, long offset, int direction) {
    boolean next =
        direction == FROM_BEGINNING
            && in.address() == stream
            && offset == position + 1
            && loading.getAsBoolean();
    stream = direction == FROM_BEGINNING ? in.address() : 0;
    position = offset;
    return next
        ? Foreign.call(() -> (MemorySegment) skip.invokeExact(in))
        : Foreign.call(() -> (MemorySegment) seek.invokeExact(in, offset, direction));
  }
}
