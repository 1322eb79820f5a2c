// rejected by ifAllGoesWellTheyStayOpen: opened and closed so far
// mistake: closes the connections after a success, too
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
      try (var pool = new Pool()) {
        for (var name : names) {
          pool.connections.add(await(servers.connect(name)));
        }
        return pool;
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
