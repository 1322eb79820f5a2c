package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Runner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// The system's signals, as callbacks of a loop: `INT` (Ctrl-C), `TERM`, `HUP`, and on Unix `USR2`,
/// `WINCH` and others.
///
/// The JVM keeps some for itself (`USR1`, `QUIT`, `SEGV` …). Its API for the rest is
/// `sun.misc.Signal` in the module jdk.unsupported. We call it by reflection, because naming it is
/// a warning that `-Werror` turns into an error.
public final class Signals {

  private Signals() {}

  /// Undoes a registration.
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Runs `callback` on `loop` each time the signal comes; closing the registration restores the
  /// previous handler. If there are several for one signal, close the last one first.
  ///
  /// While it is registered, a loop with nothing to do isn't deadlocked: the signal may come. Call
  /// and close it on the loop's thread.
  ///
  /// @param name without `SIG`: `INT`, `TERM`
  /// @throws IllegalArgumentException if there is no such signal, or the JVM keeps it for itself
  public static Registration on(String name, EventLoop loop, Runnable callback) {
    requireNonNull(name, "name");
    requireNonNull(loop, "loop");
    requireNonNull(callback, "callback");
    var registration = register(name, () -> OutsideEvents.tell(loop, callback));
    var expectNoMore =
        OutsideEvents.expect(
            loop, new OutsideEvents.Source("signal " + name, () -> "signal", registration::close));
    return () -> {
      expectNoMore.run();
      registration.close();
    };
  }

  /// Makes Ctrl-C end a run as in Python: the first cancels the main task, a second interrupts the
  /// loop's thread.
  ///
  /// @throws IllegalArgumentException if the JVM keeps the signal for itself
  public static Registration interruptOnCtrlC(Runner runner) {
    requireNonNull(runner, "runner");
    return register("INT", runner::interrupt);
  }

  @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself
  private static Registration register(String name, Runnable action) {
    try {
      var signalType = Class.forName("sun.misc.Signal");
      var handlerType = Class.forName("sun.misc.SignalHandler");
      var signal = signalType.getConstructor(String.class).newInstance(name);
      var handle = signalType.getMethod("handle", signalType, handlerType);
      var handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "handler of " + name;
                  });
      var before = handle.invoke(null, signal, handler);
      var open = new AtomicBoolean(true);
      return () -> {
        if (open.getAndSet(false)) {
          restore(handle, signal, before);
        }
      };
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          format("signal %s cannot be handled: %s", name, e.getTargetException().getMessage()),
          e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("this JVM has no way to its signals: " + e, e);
    }
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot bring back the handler of " + signal, e);
    }
  }
}
