// rejected by whateverGoesWrongNoneStaysOpen: opened and closed
package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Pool implements AutoCloseable {
  private final List<Servers.Connection> connections = new ArrayList<>();

  private Pool() {}

  static Coroutine<Pool> open(Servers servers, List<String> names) {
    return async(() -> {
      var pool = new Pool();
      try {
        for (var name : names) pool.connections.add(await(servers.connect(name)));
      } catch (IllegalStateException | CancelledError e) {
        pool.close();
        throw e;
      }
      return pool;
    });
  }

  int size() {
    return connections.size();
  }

  @Override
  public void close() {
    for (var c : connections.reversed()) c.close();
  }
}
