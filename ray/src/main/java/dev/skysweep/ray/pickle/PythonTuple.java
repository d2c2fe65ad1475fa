package dev.skysweep.ray.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tuple.
///
/// @param items may hold null, which is `None`
public record PythonTuple(List<@Nullable Object> items) {
  public PythonTuple {
    items = Collections.unmodifiableList(new ArrayList<>(items));
  }

  public static PythonTuple of(@Nullable Object... items) {
    return new PythonTuple(Arrays.asList(items));
  }
}
