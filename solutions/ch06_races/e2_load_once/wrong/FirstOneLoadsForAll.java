// rejected by oneWhoGivesUpSpoilsNothing: nothing can ever run again
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Map<String, Future<String>> values = new HashMap<>();

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      var value = values.get(key);
      if (value == null) {
        value = EventLoop.running().createFuture();
        values.put(key, value);
        try {
          value.setResult(await(loader.apply(key)));
        } catch (Exception e) {
          values.remove(key);
          value.setException(e);
        }
      }
      return await(shield(value));
    });
  }
}
