// rejected by theyAreConnectedOneAfterAnother: expected 3 s
package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
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
      var tasks = names.stream().map(name -> createTask(servers.connect(name))).toList();
      try {
        for (var task : tasks) {
          pool.connections.add(await(task));
        }
        return pool;
      } catch (Throwable e) {
        tasks.forEach(task -> task.cancel());
        for (var outcome : await(gatherOutcomes(tasks.reversed()))) {
          if (outcome instanceof Outcome.Value<Servers.Connection>(var connection)) {
            connection.close();
          }
        }
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
