// rejected by eachNewsGoesToThoseWhoWait: who waits for
package ch08_isolation.e1_the_second_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayList;
import java.util.List;

final class NewsBoard {
  private final List<String> archive = new ArrayList<>();
  private final List<Future<String>> waiting = new ArrayList<>();

  Coroutine<String> next() {
    return async(
        () -> {
          Future<String> news = EventLoop.running().createFuture();
          waiting.add(news);
          try {
            return await(waitFor(news, seconds(60)));
          } finally {
            waiting.remove(news);
          }
        });
  }

  void publish(String text) {
    archive.add(text);
    for (var news : waiting) if (!news.isDone()) news.setResult(text);
    waiting.clear();
  }

  List<String> archive() {
    return List.copyOf(archive);
  }

  int waiting() {
    return waiting.size();
  }
}
