package dev.loopbook.loop;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of all [ContextVar]s. Each task and each callback has a context of its own, a copy of
/// the one in which it was made.
///
/// Setting a variable replaces the map. So copying a context costs one small object, and a copy
/// never sees later changes.
public final class Context {

  // The context of a thread while it runs no callback.
  private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(Context::new);

  private Map<ContextVar<?>, Object> values;

  private Context() {
    this(Map.of());
  }

  private Context(Map<ContextVar<?>, Object> values) {
    this.values = values;
  }

  /// Returns a copy of the current context, as asyncio's `copy_context`.
  public static Context copy() {
    var current = current();
    AccessLog.reads(current);
    return new Context(current.values);
  }

  /// Runs `body` in this context on a thread that runs no loop, and returns its value.
  <T extends @Nullable Object> T call(Body<T> body) throws Throwable {
    var before = CURRENT.get();
    CURRENT.set(this);
    try {
      return body.run();
    } finally {
      CURRENT.set(before);
    }
  }

  static Context current() {
    var loop = EventLoop.runningOrNull();
    var ofCallback = loop == null ? null : loop.context();
    return ofCallback == null ? CURRENT.get() : ofCallback;
  }

  @Nullable Object get(ContextVar<?> variable) {
    AccessLog.reads(this);
    return values.get(variable);
  }

  void put(ContextVar<?> variable, @Nullable Object value) {
    AccessLog.writes(this);
    var changed = new HashMap<>(values);
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    values = Map.copyOf(changed);
  }
}
