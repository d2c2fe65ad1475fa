package dev.skysweep.gmat.nativedriver;

/// A library lacks a function that the native driver needs: it was built by another compiler, or is
/// another release.
final class MissingSymbolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingSymbolException(String symbol) {
    super("no symbol " + symbol);
  }
}
