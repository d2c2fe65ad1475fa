package dev.skysweep.worker;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the terminal and the operating system ask of a process. The JDK has only `sun.misc` for
/// this, and keeps it for that reason (JEP 260); by reflection, since the compiler warns of it
/// whatever one does.
public final class Signals {
  private Signals() {}

  /// Takes no notice of a signal.
  ///
  /// @param name without `SIG`, e.g. `INT`
  public static void ignore(String name) {
    var _ = on(name, _ -> {});
  }

  /// Calls `action` with the signal's name, in a thread of its own, until the result is closed.
  public static Subscription on(String name, Consumer<String> action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) ->
                  answer(proxy, method.getName(), arguments, () -> action.accept(name)));
      var handle = signals.getMethod("handle", signals, handlers);
      Object before = handle.invoke(null, signal, handler);
      return () -> {
        try {
          handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object answer(
      Object proxy, String method, @Nullable Object[] arguments, Runnable action) {
    return switch (method) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "signal handler";
    };
  }

  /// Ends what [#on] began.
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
