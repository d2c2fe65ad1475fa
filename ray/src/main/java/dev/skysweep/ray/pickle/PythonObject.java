package dev.skysweep.ray.pickle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pickle says of an object: what would make it, never the object itself.
public final class PythonObject {
  private final @Nullable Object maker;
  private final List<@Nullable Object> parts = new ArrayList<>();

  /// @param maker what would be called, usually a [PythonName]
  PythonObject(@Nullable Object maker) {
    this.maker = maker;
  }

  public @Nullable Object maker() {
    return maker;
  }

  /// Arguments, state and items, in the order in which the pickle names them.
  public List<@Nullable Object> parts() {
    return parts;
  }
}
