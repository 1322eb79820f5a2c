// right: gather makes an ordinary future, and each part puts its result into an array
package ch21_your_own_loop.e6_sleep_gather;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    loop.callAt(loop.now() + millis, () -> wake.setResult(null));
    Task.await(wake);
  }

  /// Returns a future of all results, in the order of `futures`. The first error is its error, at
  /// once, and the others go on. A future that is done already counts at once.
  @SuppressWarnings("unchecked")
  static <T> Future<List<T>> gather(List<? extends Future<T>> futures) {
    var all = new Future<List<T>>(Task.current().loop);
    var results = (T[]) new Object[futures.size()];
    Set<Integer> open = new HashSet<>();
    for (int i = 0; i < results.length; i++) {
      open.add(i);
    }
    for (int i = 0; i < results.length; i++) {
      int place = i;
      var part = futures.get(place);
      Runnable note =
          () -> {
            open.remove(place);
            if (!all.isDone()) {
              try {
                results[place] = part.result();
                if (open.isEmpty()) {
                  all.setResult(Arrays.asList(results));
                }
              } catch (Throwable error) {
                all.setException(error);
              }
            }
          };
      if (part.isDone()) {
        note.run();
      } else {
        part.addDoneCallback(note);
      }
    }
    if (results.length == 0) {
      all.setResult(List.of());
    }
    return all;
  }
}
