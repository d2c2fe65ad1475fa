package dev.skysweep.gmat;

/// The two shapes in which GMAT is found on a disk.
public enum GmatLayout {
  /// NASA's own tree: `bin/`, `bin/gmatpy/`, `api/`, `data/` and `bin/gmat_startup_file.txt`.
  OFFICIAL,
  /// The unpacked Python wheel: `gmatpy/_native/` and `gmatpy/data/`.
  WHEEL
}
