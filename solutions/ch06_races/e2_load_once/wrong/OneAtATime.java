// rejected by differentKeysAreLoadedAtTheSameTime: three different keys, each loaded in 100 ms
// mistake: puts one lock around everything
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Lock lock = new Lock("cache");
  private final Map<String, String> values = new HashMap<>();

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      try (var _ = await(lock.acquire())) {
        if (!values.containsKey(key)) {
          var value = await(loader.apply(key));
          values.put(key, value);
        }
        return values.get(key);
      }
    });
  }
}
