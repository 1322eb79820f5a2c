// right: all wait for one future, behind shields
package ch08_isolation.e1_the_second_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayList;
import java.util.List;

/// A board on which news is pinned, and before which people wait.
final class NewsBoard {
  private final List<String> archive = new ArrayList<>();
  private Future<String> next;
  private int waiting;

  /// Returns the next news, when it comes.
  Coroutine<String> next() {
    return async(() -> {
      if (next == null) {
        next = EventLoop.running().createFuture();
      }
      waiting++;
      try {
        return await(shield(next));
      } finally {
        waiting--;
      }
    });
  }

  /// Pins up `text`, and hands it to everybody who waits.
  void publish(String text) {
    archive.add(text);
    if (next != null) {
      next.setResult(text);
      next = null;
    }
  }

  /// Returns all news, oldest first.
  List<String> archive() {
    return List.copyOf(archive);
  }

  /// Returns how many people wait.
  int waiting() {
    return waiting;
  }
}
