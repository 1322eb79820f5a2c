// rejected by severalMayGiveUp: who waits after 2 of 5
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
  private final List<Future<String>> waiting = new ArrayList<>();
  private boolean oneGaveUp;

  /// Returns the next news, when it comes.
  Coroutine<String> next() {
    return async(() -> {
      Future<String> news = EventLoop.running().createFuture();
      waiting.add(news);
      try {
        return await(news);
      } finally {
        if (!oneGaveUp) {
          waiting.remove(news);
        }
        oneGaveUp |= news.isCancelled();
      }
    });
  }

  /// Pins up `text`, and hands it to everybody who waits.
  void publish(String text) {
    archive.add(text);
    for (var news : waiting) {
      if (!news.isDone()) { // or else it has just been cancelled
        news.setResult(text);
      }
    }
    waiting.clear();
  }

  /// Returns all news, oldest first.
  List<String> archive() {
    return List.copyOf(archive);
  }

  /// Returns how many people wait.
  int waiting() {
    return waiting.size();
  }
}
