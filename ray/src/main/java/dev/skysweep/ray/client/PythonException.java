package dev.skysweep.ray.client;

import dev.skysweep.ray.pickle.PickleReader;
import dev.skysweep.ray.pickle.PythonName;
import dev.skysweep.ray.pickle.PythonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An exception that was raised in Python, told by its class.
public final class PythonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String type;

  private PythonException(String type, String text) {
    super(text);
    this.type = type;
  }

  /// The exception that a pickle holds.
  static PythonException ofPickle(byte[] pickle) {
    try {
      return of(PickleReader.read(pickle));
    } catch (IllegalArgumentException e) {
      return new PythonException("unreadable", String.valueOf(e.getMessage()));
    }
  }

  private static PythonException of(@Nullable Object value) {
    List<Object> all = everythingIn(value);
    String name =
        all.stream()
            .flatMap(part -> part instanceof PythonName found ? Stream.of(found) : Stream.empty())
            .filter(PythonException::isException)
            .findFirst()
            .map(PythonName::name)
            .orElse("Exception");
    String text =
        all.stream()
            .flatMap(part -> part instanceof String found ? Stream.of(found) : Stream.empty())
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    return new PythonException(name, text.strip());
  }

  /// The exception that an object is, if it is one that Ray gives back for a task.
  static Optional<PythonException> in(@Nullable Object result) {
    return result instanceof PythonObject object ? Optional.of(of(object)) : Optional.empty();
  }

  private static boolean isException(PythonName name) {
    return name.name().endsWith("Error") || name.name().endsWith("Exception");
  }

  private static List<Object> everythingIn(@Nullable Object value) {
    var found = new ArrayList<Object>();
    // an object may hold itself
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<Optional<Object>>(List.of(Optional.ofNullable(value)));
    while (!open.isEmpty()) {
      Object next = open.removeFirst().orElse(null);
      if (next == null || !seen.add(next)) {
        continue;
      }
      found.add(next);
      switch (next) {
        case PythonObject object -> {
          open.add(Optional.ofNullable(object.maker()));
          object.parts().forEach(part -> open.add(Optional.ofNullable(part)));
        }
        case Collection<?> items -> items.forEach(item -> open.add(Optional.ofNullable(item)));
        case Map<?, ?> map -> map.values().forEach(item -> open.add(Optional.ofNullable(item)));
        default -> {}
      }
    }
    return found;
  }

  /// Name of the class, e.g. `NodeDiedError`.
  public String type() {
    return type;
  }

  /// What it says, with Python's traceback if there is one.
  public String text() {
    return String.valueOf(getMessage());
  }

  /// The last line of what it says: without a traceback.
  public String lastLine() {
    return text().lines().reduce((_, last) -> last).orElse(type);
  }
}
