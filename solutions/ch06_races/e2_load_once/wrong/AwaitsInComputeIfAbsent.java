// rejected by tenWhoAskAtOnceLoadItOnce: there is an await in computeIfAbsent
// mistake: awaits in computeIfAbsent
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Map<String, String> values = new HashMap<>();

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      return values.computeIfAbsent(key, name -> await(loader.apply(name)));
    });
  }
}
