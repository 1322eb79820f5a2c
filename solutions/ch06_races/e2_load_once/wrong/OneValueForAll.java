// rejected by differentKeysAreLoadedAtTheSameTime: found [a!, a!, a!]
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private Task<String> task;

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      if (task == null) {
        task = createTask(load(key), "load " + key);
      }
      return await(shield(task)); // one who gives up cancels only the shield
    });
  }

  private Coroutine<String> load(String key) {
    return async(() -> {
      try {
        return await(loader.apply(key));
      } catch (Throwable e) {
        task = null;
        throw e;
      }
    });
  }
}
