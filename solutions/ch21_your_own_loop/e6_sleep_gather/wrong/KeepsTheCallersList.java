// rejected by aListMayChangeOnceItIsGathered: where the list was cleared meanwhile
package ch21_your_own_loop.e6_sleep_gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The words of a program: made of tasks, futures and timers.
final class Async {
  private Async() {}

  /// Makes a task. It starts in the next tick.
  static <T> Task<T> createTask(String name, Callable<T> body) {
    return new Task<>(Task.current().loop, name, body);
  }

  /// Waits for so many milliseconds. With 0 it only lets the others have a turn.
  static void sleep(long millis) {
    if (millis <= 0) {
      Task.yieldTurn();
      return;
    }
    var loop = Task.current().loop;
    var wake = new Future<Void>(loop);
    loop.callLater(millis, () -> wake.setResult(null));
    Task.await(wake);
  }

  /// Returns a future of all results, in the order of `futures`. The first error is its error, at
  /// once, and the others go on. A future that is done already counts at once.
  static <T> Future<List<T>> gather(List<? extends Future<T>> futures) {
    return new Gathering<>(Task.current().loop, futures);
  }

  private static final class Gathering<T> extends Future<List<T>> {
    private final List<? extends Future<T>> parts;
    private int left;

    Gathering(Loop loop, List<? extends Future<T>> parts) {
      super(loop);
      this.parts = parts;
      left = parts.size();
      if (parts.isEmpty()) {
        setResult(List.of());
      }
      for (var part : parts) {
        if (part.isDone()) {
          oneIsDone(part);
        } else {
          part.addDoneCallback(() -> oneIsDone(part));
        }
      }
    }

    private void oneIsDone(Future<T> part) {
      left--;
      if (isDone()) {
        return;
      }
      try {
        part.result();
      } catch (Throwable error) {
        setException(error);
        return;
      }
      if (left == 0) {
        var results = new ArrayList<T>();
        parts.forEach(each -> results.add(each.result()));
        setResult(results);
      }
    }
  }
}
