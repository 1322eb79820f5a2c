// right: a list, closed in reverse if anything goes wrong
package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import java.util.List;

/// Connections to several servers, opened and closed together.
final class Pool implements AutoCloseable {
  private final ExitStack connections;

  private Pool(ExitStack connections) {
    this.connections = connections;
  }

  /// Connects to all of `names`, one after another. If one cannot be reached, none stays open.
  static Coroutine<Pool> open(Servers servers, List<String> names) {
    return async(() -> {
      var stack = new ExitStack();
      try {
        for (var name : names) {
          stack.enter(await(servers.connect(name)));
        }
      } catch (Throwable failure) {
        stack.close();
        throw failure;
      }
      return new Pool(stack);
    });
  }

  /// Returns how many connections there are.
  int size() {
    return connections.size();
  }

  /// Closes all, the last first.
  @Override
  public void close() {
    connections.close();
  }
}
