package dev.skysweep.ray.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that whoever reads the pickle makes, and puts its result here.
///
/// @param arguments may hold null, which is `None`
public record PythonCall(PythonName callable, List<@Nullable Object> arguments) {
  public PythonCall {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  public static PythonCall of(String module, String name, @Nullable Object... arguments) {
    return new PythonCall(new PythonName(module, name), Arrays.asList(arguments));
  }
}
