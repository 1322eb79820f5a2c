// right: a method that calls itself for the next server, with a catch for each
package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Connections to several servers, opened and closed together.
final class Pool implements AutoCloseable {
  private final List<Servers.Connection> connections = new ArrayList<>();

  private Pool() {}

  /// Connects to all of `names`, one after another. If one cannot be reached, none stays open.
  static Coroutine<Pool> open(Servers servers, List<String> names) {
    return async(() -> {
      var pool = new Pool();
      await(pool.openFrom(0, servers, names));
      return pool;
    });
  }

  private Coroutine<Void> openFrom(int index, Servers servers, List<String> names) {
    return async(() -> {
      if (index == names.size()) {
        return;
      }
      var connection = await(servers.connect(names.get(index)));
      connections.add(connection);
      try {
        await(openFrom(index + 1, servers, names));
      } catch (Throwable e) {
        connection.close();
        throw e;
      }
    });
  }

  /// Returns how many connections there are.
  int size() {
    return connections.size();
  }

  /// Closes all, the last first.
  @Override
  public void close() {
    for (var connection : connections.reversed()) {
      connection.close();
    }
  }
}
