// rejected by whateverGoesWrongNoneStaysOpen: what the caller is told
package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

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
      } catch (Throwable e) {
        pool.close();
        if (e instanceof Exception x) throw new IllegalStateException(x.getMessage(), x);
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
