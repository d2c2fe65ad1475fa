package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/// Keeps an installation's text kernels loaded from run to run.
///
/// GMAT loads and unloads all kernels in every run, and with each text kernel that goes SPICE reads
/// all others again, character by character. Two of the library's calls of SPICE come to this
/// class, which passes on what must be done.
final class KernelKeeper implements KernelOrder.Spice {
  private static final String LOAD = "furnsh_c";
  private static final String UNLOAD = "unload_c";
  private static final FunctionDescriptor TAKES_NAME = FunctionDescriptor.ofVoid(ADDRESS);

  private final MethodHandle load;
  private final MethodHandle unload;
  private final Set<String> keepable;
  private final KernelOrder order;

  private KernelKeeper(NativeLibrary library, Set<String> keepable) {
    this.load = Foreign.function(library, LOAD, TAKES_NAME);
    this.unload = Foreign.function(library, UNLOAD, TAKES_NAME);
    this.keepable = keepable;
    this.order = new KernelOrder(keepable, this);
  }

  /// Redirects the library's calls, before GMAT starts.
  ///
  /// @param keepable the kernels' names as GMAT gives them to SPICE
  /// @return whether it was possible; if not, nothing is changed
  static boolean install(LibraryCalls calls, Set<String> keepable) {
    if (!calls.canRedirect(LOAD) || !calls.canRedirect(UNLOAD)) {
      return false;
    }
    KernelKeeper keeper = new KernelKeeper(calls.library(), keepable);
    calls.redirect(LOAD, keeper.upcall("onLoad"));
    calls.redirect(UNLOAD, keeper.upcall("onUnload"));
    return true;
  }

  private MemorySegment upcall(String method) {
    return Foreign.upcall(MethodHandles.lookup(), this, method, TAKES_NAME);
  }

  @SuppressWarnings("UnusedMethod") // called by GMAT
  private void onLoad(MemorySegment name) {
    String kernel = Foreign.text(name);
    if (isBinary(kernel)) {
      load(kernel);
    } else {
      order.load(kernel);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by GMAT
  private void onUnload(MemorySegment name) {
    String kernel = Foreign.text(name);
    if (isBinary(kernel)) {
      unload(kernel);
    } else {
      order.unload(kernel);
    }
  }

  /// Every binary kernel begins with the name of its architecture. What can't be read is left to
  /// SPICE to complain of.
  private boolean isBinary(String kernel) {
    if (keepable.contains(kernel)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(Path.of(kernel))) {
      String start = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
      return start.startsWith("DAF/") || start.startsWith("DAS/") || start.startsWith("NAIF/DA");
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  @Override
  public void load(String kernel) {
    pass(load, kernel);
  }

  @Override
  public void unload(String kernel) {
    pass(unload, kernel);
  }

  private static void pass(MethodHandle function, String kernel) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(kernel);
      Foreign.call(() -> {
        function.invokeExact(name);
        return true;
      });
    }
  }
}
